namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>An article that has the GUID of another.</summary>
internal sealed class TwinRow : ArticleRow
{
    /// <summary>Number of the other.</summary>
    public long Twin { get; init; }
}
