using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>Where in a longer text another one lies: words <c>[First, End)</c>, of which <paramref name="Words"/> are the other's.</summary>
internal readonly record struct Extent(int First, int End, int Words)
{
    /// <summary>Shared shingles further apart than this, in words, are not one block.</summary>
    private const int Gap = 40;

    public int Length => End - First;

    /// <summary>The longest block of <paramref name="outer"/> that consists of shingles of <paramref name="inner"/>.</summary>
    public static Extent Of(TextReading inner, TextReading outer)
    {
        var (best, current) = (default(Extent), default(Extent));
        var shingles = Shingle.CountIn(outer.Tokens.Length);
        for (var at = 0; at < shingles; at++)
        {
            if (!ShingleSet.Has(inner.Shingles, Shingle.At(outer.Tokens, at))) continue;
            var end = Math.Min(at + Shingle.Width, outer.Tokens.Length);
            current = current.Words > 0 && at - current.End <= Gap
                ? new Extent(current.First, end, current.Words + end - Math.Max(at, current.End))
                : new Extent(at, end, end - at);
            if (current.Words > best.Words) best = current;
        }

        return best;
    }

    /// <summary>Share of the shorter extent that both cover, 0 to 1.</summary>
    public double Overlapping(Extent other)
    {
        var shared = Math.Min(End, other.End) - Math.Max(First, other.First);
        return shared <= 0 ? 0 : shared / (double)Math.Max(1, Math.Min(Length, other.Length));
    }
}
