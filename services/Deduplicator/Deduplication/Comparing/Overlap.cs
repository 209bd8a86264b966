namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>How much two texts share.</summary>
/// <param name="OfThis">Share of this text's shingles that the other has, 0 to 1.</param>
/// <param name="OfOther">Share of the other text's shingles that this one has, 0 to 1.</param>
/// <param name="Shared">Distinct shingles in both.</param>
internal readonly record struct Overlap(double OfThis, double OfOther, int Shared)
{
    public double Larger => Math.Max(OfThis, OfOther);

    public double Smaller => Math.Min(OfThis, OfOther);
}
