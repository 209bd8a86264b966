using System.Buffers;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Fingerprints;

/// <summary>Sets of shingles as ascending arrays without repeats.</summary>
internal static class ShingleSet
{
    private const int Piles = 256;
    private const int PileShift = 56;
    private const int FewestDealt = 64;
    private const int MostDealt = 16 * Piles;
    private const int MostInserted = 32;

    public static ulong[] Of(ReadOnlySpan<Token> tokens)
    {
        var all = new ulong[Shingle.CountIn(tokens.Length)];
        for (var at = 0; at < all.Length; at++) all[at] = Shingle.At(tokens, at);
        return Distinct(all);
    }

    public static ulong[] Distinct(ulong[] all)
    {
        Sort(all);
        var count = 0;
        for (var at = 0; at < all.Length; at++)
        {
            if (at == 0 || all[at] != all[at - 1]) all[count++] = all[at];
        }

        return count == all.Length ? all : all[..count];
    }

    /// <summary>Hashes are spread evenly: dealt out by their highest bits each lies near its place, and little is left to sort.</summary>
    private static void Sort(Span<ulong> all)
    {
        if (all.Length is < FewestDealt or > MostDealt)
        {
            all.Sort();
            return;
        }

        Span<int> ends = stackalloc int[Piles];
        ends.Clear();
        foreach (var shingle in all) ends[(int)(shingle >> PileShift)]++;
        for (var pile = 1; pile < Piles; pile++) ends[pile] += ends[pile - 1];
        var dealt = ArrayPool<ulong>.Shared.Rent(all.Length);
        foreach (var shingle in all) dealt[--ends[(int)(shingle >> PileShift)]] = shingle;
        for (var pile = 0; pile < Piles; pile++)
        {
            var end = pile + 1 < Piles ? ends[pile + 1] : all.Length;
            if (end - ends[pile] > 1) SortPile(dealt.AsSpan(ends[pile], end - ends[pile]));
        }

        dealt.AsSpan(0, all.Length).CopyTo(all);
        ArrayPool<ulong>.Shared.Return(dealt);
    }

    private static void SortPile(Span<ulong> pile)
    {
        if (pile.Length > MostInserted)
        {
            pile.Sort();
            return;
        }

        for (var at = 1; at < pile.Length; at++)
        {
            var (shingle, to) = (pile[at], at);
            for (; to > 0 && pile[to - 1] > shingle; to--) pile[to] = pile[to - 1];
            pile[to] = shingle;
        }
    }

    public static bool Has(ulong[] set, ulong shingle) => Array.BinarySearch(set, shingle) >= 0;

    /// <summary>How many of <paramref name="left"/> are in <paramref name="right"/>.</summary>
    public static int Shared(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        var (shared, l, r) = (0, 0, 0);
        while (l < left.Length && r < right.Length)
        {
            if (left[l] == right[r])
            {
                shared++;
                l++;
                r++;
            }
            else if (left[l] < right[r]) l++;
            else r++;
        }

        return shared;
    }

    /// <summary>Those of <paramref name="set"/> that are not in <paramref name="without"/>.</summary>
    public static ulong[] Except(ulong[] set, ulong[] without) =>
        without.Length == 0 ? set : Array.FindAll(set, shingle => !Has(without, shingle));
}
