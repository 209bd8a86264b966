using System.Buffers;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Fingerprints;

/// <summary>
/// The sample of a text's shingles that is filed and looked up: those whose hash is small. The same shingle is sampled in every
/// text, so the shared part of two samples estimates containment in both directions, which MinHash does not.
/// </summary>
internal sealed class Sketch
{
    /// <summary>One shingle in so many is sampled…</summary>
    public const int OneIn = 16;

    /// <summary>…but at least about this many, while the text has them…</summary>
    public const int Fewest = 32;

    /// <summary>…and at most about this many, however long the text.</summary>
    public const int Most = 2048;

    private Sketch(ulong[] hashes, int[] positions, int shingles)
    {
        Hashes = hashes;
        Positions = positions;
        Shingles = shingles;
    }

    /// <summary>Distinct sampled shingles, ascending.</summary>
    public ulong[] Hashes { get; }

    /// <summary>Where each of <see cref="Hashes"/> first starts, as an index of a word.</summary>
    public int[] Positions { get; }

    /// <summary>Shingles of the whole text, repeats included.</summary>
    public int Shingles { get; }

    public static Sketch Of(ReadOnlySpan<Token> tokens)
    {
        var shingles = Shingle.CountIn(tokens.Length);
        var cutoff = CutoffFor(shingles);
        var (hashes, positions) = (ArrayPool<ulong>.Shared.Rent(shingles), ArrayPool<int>.Shared.Rent(shingles));
        var count = 0;
        for (var at = 0; at < shingles; at++)
        {
            var hash = Shingle.At(tokens, at);
            if (hash > cutoff) continue;
            (hashes[count], positions[count]) = (hash, at);
            count++;
        }

        hashes.AsSpan(0, count).Sort(positions.AsSpan(0, count));
        var distinct = Distinct(hashes.AsSpan(0, count), positions.AsSpan(0, count));
        var sketch = new Sketch(hashes[..distinct], positions[..distinct], shingles);
        ArrayPool<ulong>.Shared.Return(hashes);
        ArrayPool<int>.Shared.Return(positions);
        return sketch;
    }

    /// <summary>Hashes at or below this are filed for a text of so many shingles.</summary>
    public static ulong CutoffFor(int shingles)
    {
        if (shingles <= Fewest) return ulong.MaxValue;
        var share = Math.Clamp(1.0 / OneIn, Fewest / (double)shingles, Most / (double)shingles);
        return (ulong)(share * ulong.MaxValue);
    }

    /// <summary>Of equal hashes one stays, with the first of their positions.</summary>
    /// <returns>How many are left, at the beginning.</returns>
    private static int Distinct(Span<ulong> hashes, Span<int> positions)
    {
        var count = 0;
        for (var at = 0; at < hashes.Length; at++)
        {
            if (count > 0 && hashes[at] == hashes[count - 1])
            {
                positions[count - 1] = Math.Min(positions[count - 1], positions[at]);
                continue;
            }

            (hashes[count], positions[count]) = (hashes[at], positions[at]);
            count++;
        }

        return count;
    }
}
