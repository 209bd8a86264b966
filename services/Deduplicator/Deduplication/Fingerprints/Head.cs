using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication.Fingerprints;

/// <summary>As much of a filed article as the look-up of candidates needs.</summary>
/// <param name="number">The store's own number of the article.</param>
/// <param name="shingles">Shingles of its text, repeats included: says which of its hashes are filed.</param>
internal sealed class Head(long number, ArticleId id, string host, string title, ArticleId? cluster, int shingles)
{
    public long Number { get; } = number;

    public ArticleId Id { get; } = id;

    public string Host { get; } = host;

    public string Title { get; set; } = title;

    /// <summary>Null while it is not decided.</summary>
    public ArticleId? Cluster { get; set; } = cluster;

    public int Shingles { get; set; } = shingles;
}
