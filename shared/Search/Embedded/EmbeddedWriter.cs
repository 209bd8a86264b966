using System.Data.Common;
using System.Text.Json;
using Dapper;
using Ingestion.Contracts.V1;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ingestion.Search.Embedded;

/// <summary>Writes one article's whole state inside a transaction.</summary>
internal static class EmbeddedWriter
{
    private const string Item = "item";

    private const string TakeVersion = """
        INSERT INTO index_articles (id, version, removed, date) VALUES (@Id, @Version, @Removed, @Date)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, removed = excluded.removed, date = excluded.date
        WHERE excluded.version >= index_articles.version
        RETURNING seq
        """;

    private const string PutDocument = """
        INSERT INTO index_documents (seq, title, body, added, names, document) VALUES (@Seq, @Title, @Body, @Added, @Names, @Document)
        ON CONFLICT (seq) DO UPDATE SET title = excluded.title, body = excluded.body, added = excluded.added, names = excluded.names, document = excluded.document
        """;

    private const string ClearRest = """
        DELETE FROM index_facets WHERE seq = @seq;
        DELETE FROM index_copies WHERE seq = @seq;
        DELETE FROM index_events WHERE seq = @seq;
        """;

    /// <summary>Parameters of one statement; SQLite takes 32,766.</summary>
    public const int PurgeChunk = 1_000;

    private const string Purge = """
        DELETE FROM index_facets WHERE seq IN (SELECT seq FROM index_articles WHERE id IN @Ids);
        DELETE FROM index_copies WHERE seq IN (SELECT seq FROM index_articles WHERE id IN @Ids) OR id IN @Ids;
        DELETE FROM index_events WHERE seq IN (SELECT seq FROM index_articles WHERE id IN @Ids);
        DELETE FROM index_documents WHERE seq IN (SELECT seq FROM index_articles WHERE id IN @Ids);
        DELETE FROM index_articles WHERE id IN @Ids;
        """;

    public static Task<int> PurgeAsync(DbTransaction transaction, IEnumerable<ArticleId> ids) =>
        transaction.Connection!.ExecuteAsync(Purge, new { Ids = ids.Select(id => id.Value) }, transaction);

    /// <summary>A document that SQLite or JSON refuses leaves nothing behind and does not undo its neighbours.</summary>
    public static async Task<WriteResult> WriteAsync(DbTransaction transaction, IndexWrite write, CancellationToken cancel)
    {
        await transaction.SaveAsync(Item, cancel);
        try
        {
            var result = await WriteItemAsync(transaction, write);
            await transaction.ReleaseAsync(Item, cancel);
            return result;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            await transaction.RollbackAsync(Item, cancel);
            return new(write.Id, write.Version, WriteOutcome.Rejected, $"The index refuses the document: {e.Message}");
        }
    }

    /// <summary>What would be refused again: bad values. Not what passes: a full disk, a locked or damaged file.</summary>
    private static bool IsRefusal(Exception e) => e switch
    {
        // A table that is missing is no fault of the document.
        SqliteException { SqliteErrorCode: raw.SQLITE_ERROR } sqlite when sqlite.Message.Contains("no such table", StringComparison.Ordinal) => false,
        SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_TOOBIG or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH,
        ArgumentException or JsonException or NotSupportedException => true,
        _ => false,
    };

    private static async Task<WriteResult> WriteItemAsync(DbTransaction transaction, IndexWrite write)
    {
        var connection = transaction.Connection!;
        var seq = await connection.ExecuteScalarAsync<long?>(TakeVersion, VersionRow(write), transaction);
        if (seq is null) return new(write.Id, write.Version, WriteOutcome.Stale);
        await connection.ExecuteAsync(ClearRest, new { seq }, transaction);
        if (write.Article is { } article) await WriteDocumentAsync(transaction, seq.Value, article, write.Events);
        else await connection.ExecuteAsync("DELETE FROM index_documents WHERE seq = @seq", new { seq }, transaction);
        return new(write.Id, write.Version, WriteOutcome.Written);
    }

    private static async Task WriteDocumentAsync(DbTransaction transaction, long seq, ArticleDocument article, IReadOnlyList<EventDocument> events)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(PutDocument, DocumentRow(seq, article), transaction);
        await connection.ExecuteAsync(
            "INSERT INTO index_facets (facet, value, seq) VALUES (@Facet, @Value, @seq) ON CONFLICT DO NOTHING",
            FacetValues.Of(article).Select(f => new { f.Facet, f.Value, seq }), transaction);
        await connection.ExecuteAsync(
            "INSERT INTO index_copies (id, seq) VALUES (@Value, @seq) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq",
            article.Copies.Select(c => new { c.Id.Value, seq }), transaction);
        await connection.ExecuteAsync(
            """
            INSERT INTO index_events (id, seq, article_id, place_id, admin1, country, status, background, published, document)
            VALUES (@Id, @Seq, @ArticleId, @PlaceId, @Admin1, @Country, @Status, @Background, @Published, @Document)
            """,
            events.Select(e => EventRow(seq, e)), transaction);
    }

    private static object VersionRow(IndexWrite write) => new
    {
        Id = write.Id.Value,
        write.Version,
        Removed = write.Article is null ? 1L : 0L,
        Date = write.Article?.Date.ToUnixTimeMilliseconds() ?? 0L,
    };

    private static object DocumentRow(long seq, ArticleDocument article) => new
    {
        Seq = seq,
        article.Title,
        Body = article.Text,
        Added = string.Join("\n", article.Copies.SelectMany(c => c.Added)),
        Names = string.Join("\n", FacetValues.Names(article)),
        Document = StoredDocument.Write(article),
    };

    private static object EventRow(long seq, EventDocument e) => new
    {
        e.Id,
        Seq = seq,
        ArticleId = e.ArticleId.Value,
        PlaceId = e.PlaceId?.Value,
        e.Admin1,
        e.Country,
        Status = Words.Of(e.Status),
        Background = e.Background ? 1L : 0L,
        Published = e.Published.ToUnixTimeMilliseconds(),
        Document = JsonSerializer.Serialize(e, SearchJson.Options),
    };
}

/// <summary>An article's document without what has columns of its own.</summary>
internal static class StoredDocument
{
    public static string Write(ArticleDocument article) => JsonSerializer.Serialize(article with { Title = "", Text = "" }, SearchJson.Options);

    public static ArticleDocument Read(string document, string title, string body) =>
        JsonSerializer.Deserialize<ArticleDocument>(document, SearchJson.Options)! with { Title = title, Text = body };
}
