using System.Runtime.InteropServices;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>As much of a row of <c>deduplicator_articles</c> as the index in memory needs, and by when it was read.</summary>
internal sealed class HeadRow
{
    /// <summary>The text is read only where no sketch is filed: it was filed by a version that kept none.</summary>
    public const string Columns =
        "a.number, a.id, a.host, a.title, a.cluster, a.shingles, a.fetched, a.expired, a.change, a.sketch, CASE WHEN a.sketch IS NULL THEN a.text END AS text";

    public string Snapshot { get; init; } = "";

    /// <summary>Null when nothing has changed.</summary>
    public long? Number { get; init; }

    public string Id { get; init; } = "";

    public string Host { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Cluster { get; init; }

    public long Shingles { get; init; }

    public long Fetched { get; init; }

    public long Expired { get; init; }

    /// <summary>The transaction that wrote the row.</summary>
    public long Change { get; init; }

    public byte[]? Sketch { get; init; }

    public byte[]? Text { get; init; }

    public Head Head()
    {
        var id = new ArticleId(Id);
        return new(Number!.Value, id, Host, Title, Cluster is null ? null : Cluster == Id ? id : new ArticleId(Cluster), (int)Shingles);
    }

    public ulong[] Hashes() =>
        Sketch is { } sketch ? Unpack(sketch) : Fingerprints.Sketch.Of(Tokenizer.Tokenize(ArticleRow.Unpack(Text ?? []))).Hashes;

    /// <summary>Eight bytes a hash.</summary>
    public static byte[] Pack(ulong[] hashes) => MemoryMarshal.AsBytes(hashes.AsSpan()).ToArray();

    private static ulong[] Unpack(byte[] sketch) => MemoryMarshal.Cast<byte, ulong>(sketch).ToArray();
}
