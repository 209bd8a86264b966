using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>How much of a text's beginning another text has.</summary>
internal static class Coverage
{
    /// <summary>Share of the shingles of the first <paramref name="part"/> of a text that are in <paramref name="other"/>, 0 to 1.</summary>
    public static double OfBeginning(TextReading text, TextReading other, double part)
    {
        var end = (int)Math.Ceiling(Shingle.CountIn(text.Tokens.Length) * part);
        var shared = 0;
        for (var at = 0; at < end; at++)
        {
            if (ShingleSet.Has(other.Shingles, Shingle.At(text.Tokens, at))) shared++;
        }

        return end == 0 ? 0 : shared / (double)end;
    }
}
