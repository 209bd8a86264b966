namespace Ingestion.Deduplicator.Deduplication.Reading;

/// <summary>Words <c>[First, End)</c> of a text.</summary>
internal readonly record struct Stretch(int First, int End)
{
    public int Length => End - First;
}
