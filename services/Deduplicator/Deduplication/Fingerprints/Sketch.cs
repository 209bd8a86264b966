using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Fingerprints;

/// <summary>
/// The sample of a text's shingles that is filed and looked up: those whose hash is small. The same shingle is sampled in every
/// text, so the shared part of two samples estimates containment in both directions, which MinHash does not.
/// </summary>
internal sealed class Sketch
{
    /// <summary>One shingle in so many is sampled…</summary>
    public const int OneIn = 8;

    /// <summary>…but at least about this many, while the text has them…</summary>
    public const int Fewest = 48;

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
        var sample = new List<(ulong Hash, int Position)>(Math.Min(shingles, (shingles / OneIn) + (2 * Fewest)));
        for (var at = 0; at < shingles; at++)
        {
            var hash = Shingle.At(tokens, at);
            if (hash <= cutoff) sample.Add((hash, at));
        }

        return Distinct(sample, shingles);
    }

    /// <summary>Hashes at or below this are filed for a text of so many shingles.</summary>
    public static ulong CutoffFor(int shingles)
    {
        if (shingles <= Fewest) return ulong.MaxValue;
        var share = Math.Clamp(1.0 / OneIn, Fewest / (double)shingles, Most / (double)shingles);
        return (ulong)(share * ulong.MaxValue);
    }

    private static Sketch Distinct(List<(ulong Hash, int Position)> sample, int shingles)
    {
        sample.Sort();
        var hashes = new List<ulong>(sample.Count);
        var positions = new List<int>(sample.Count);
        foreach (var (hash, position) in sample)
        {
            if (hashes.Count > 0 && hashes[^1] == hash) continue;
            hashes.Add(hash);
            positions.Add(position);
        }

        return new Sketch([.. hashes], [.. positions], shingles);
    }
}
