using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication.Fingerprints;

/// <summary>
/// As much of a filed article as the look-up of candidates needs. Its keys stand for strings that most look-ups then need not read:
/// different keys are of different strings; two strings of one key are as rare as chance makes them in 32 bits.
/// </summary>
/// <param name="number">The store's own number of the article.</param>
/// <param name="shingles">Shingles of its text, repeats included: says which of its hashes are filed.</param>
internal sealed class Head(long number, ArticleId id, string host, string title, ArticleId? cluster, int shingles)
{
    private ArticleId? _cluster = cluster;

    public long Number { get; } = number;

    public ArticleId Id { get; } = id;

    public int IdKey { get; } = KeyOf(id.Value);

    public string Host { get; } = host;

    public int HostKey { get; } = KeyOf(host);

    public string Title { get; set; } = title;

    /// <summary>Null while it is not decided.</summary>
    public ArticleId? Cluster
    {
        get => _cluster;
        set => (_cluster, ClusterKey) = (value, KeyOf((value ?? Id).Value));
    }

    /// <summary>Of its cluster; of itself while it is not decided.</summary>
    public int ClusterKey { get; private set; } = KeyOf((cluster ?? id).Value);

    public int Shingles { get; set; } = shingles;

    public static int KeyOf(string text) => text.GetHashCode(StringComparison.Ordinal);
}
