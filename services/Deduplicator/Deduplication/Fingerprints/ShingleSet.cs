using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Fingerprints;

/// <summary>Sets of shingles as ascending arrays without repeats.</summary>
internal static class ShingleSet
{
    public static ulong[] Of(ReadOnlySpan<Token> tokens)
    {
        var all = new ulong[Shingle.CountIn(tokens.Length)];
        for (var at = 0; at < all.Length; at++) all[at] = Shingle.At(tokens, at);
        return Distinct(all);
    }

    public static ulong[] Distinct(ulong[] all)
    {
        Array.Sort(all);
        var count = 0;
        for (var at = 0; at < all.Length; at++)
        {
            if (at == 0 || all[at] != all[at - 1]) all[count++] = all[at];
        }

        return count == all.Length ? all : all[..count];
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
