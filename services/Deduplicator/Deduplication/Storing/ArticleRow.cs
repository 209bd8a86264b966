using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>A row of <c>deduplicator_articles</c>.</summary>
internal class ArticleRow
{
    public const string Columns =
        "a.number, a.id, a.revision, a.title, a.host, a.outlet, a.source, a.guid, a.credit, a.collection, a.published, a.fetched, a.shingles, a.text, a.cluster, a.relation";

    public long Number { get; init; }

    public string Id { get; init; } = "";

    public long Revision { get; init; }

    public string Title { get; init; } = "";

    public string Host { get; init; } = "";

    public string Outlet { get; init; } = "";

    public string Source { get; init; } = "";

    public string? Guid { get; init; }

    /// <summary>A name a line.</summary>
    public string? Credit { get; init; }

    public long Collection { get; init; }

    public long? Published { get; init; }

    public long Fetched { get; init; }

    public long Shingles { get; init; }

    /// <summary>Its sampled shingles. Written, and read by <see cref="HeadRow"/> alone.</summary>
    public byte[] Sketch { get; init; } = [];

    public byte[] Text { get; init; } = [];

    public string? Cluster { get; init; }

    public long Relation { get; init; }

    /// <summary>An article's number: half of the SHA-256 of its id. 64 bits keep chance meetings below one in a million at ten million
    /// articles.</summary>
    public static long NumberOf(ArticleId id) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(id.Value)));

    public static ArticleRow Of(Subject subject, Decision decision)
    {
        var article = subject.Article;
        return new()
        {
            Number = NumberOf(article.Id),
            Id = article.Id.Value,
            Revision = article.Revision,
            Title = article.Title,
            Host = article.Host,
            Outlet = article.Outlet,
            Source = article.Source,
            Guid = article.Guid,
            Credit = article.Origins.Count == 0 ? null : string.Join('\n', article.Origins),
            Collection = article.IsCollection ? 1 : 0,
            Published = article.Published?.ToUnixTimeMilliseconds(),
            Fetched = article.Fetched.ToUnixTimeMilliseconds(),
            Shingles = subject.Sketch.Shingles,
            Sketch = HeadRow.Pack(subject.Sketch.Hashes),
            Text = Pack(article.Text),
            Cluster = decision.Cluster.Value,
            Relation = (long)decision.Relation,
        };
    }

    /// <summary>Its columns as parameters.</summary>
    public (string Name, object? Value)[] Values() =>
        [
            (nameof(Number), Number),
            (nameof(Id), Id),
            (nameof(Revision), Revision),
            (nameof(Title), Title),
            (nameof(Host), Host),
            (nameof(Outlet), Outlet),
            (nameof(Source), Source),
            (nameof(Guid), Guid),
            (nameof(Credit), Credit),
            (nameof(Collection), Collection),
            (nameof(Published), Published),
            (nameof(Fetched), Fetched),
            (nameof(Shingles), Shingles),
            (nameof(Sketch), Sketch),
            (nameof(Text), Text),
            (nameof(Cluster), Cluster),
            (nameof(Relation), Relation),
        ];

    public FiledArticle Article() => new()
    {
        Id = new ArticleId(Id),
        Revision = (int)Revision,
        Title = Title,
        Text = Unpack(Text),
        Host = Host,
        Outlet = Outlet,
        Source = Source,
        Guid = Guid,
        Origins = OriginsOf(Credit),
        IsCollection = Collection == 1,
        Published = Time(Published),
        Fetched = DateTimeOffset.FromUnixTimeMilliseconds(Fetched),
        Cluster = Cluster is null ? null : new ArticleId(Cluster),
        Relation = (Relation)Relation,
    };

    public Member Member() => new(
        new ArticleId(Id), Outlet, OriginsOf(Credit), Time(Published), DateTimeOffset.FromUnixTimeMilliseconds(Fetched), (int)Shingles);

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    private static IReadOnlyList<string> OriginsOf(string? credit) => credit?.Split('\n') ?? [];

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>Empty once the article has left the window.</summary>
    public static string Unpack(byte[] packed)
    {
        if (packed.Length == 0) return "";
        using var text = new StreamReader(new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
        return text.ReadToEnd();
    }
}
