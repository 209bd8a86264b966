using System.Data.Common;
using System.Text.Json;
using Dapper;
using Ingestion.Search.Queries;

namespace Ingestion.Search.Embedded;

/// <summary>Answers one query for events.</summary>
internal static class EmbeddedEvents
{
    public static async Task<EventPage> RunAsync(DbTransaction transaction, EventQuery query)
    {
        var after = Cursor.Read(query.Cursor, 'e');
        var parameters = new
        {
            Article = query.Article?.Value,
            Place = query.Place?.Value,
            query.Admin1,
            query.Country,
            Status = query.Status is { } status ? Words.Of(status) : null,
            From = query.From?.ToUnixTimeMilliseconds(),
            Before = query.Before?.ToUnixTimeMilliseconds(),
            Date = after?.Date ?? 0,
            After = after?.Id,
            Limit = query.Size + 1,
        };
        var where = string.Join(" AND ", Conditions(query).Prepend("TRUE"));
        var total = await transaction.Connection!.ExecuteScalarAsync<long>(
            $"SELECT COUNT(*) FROM index_events WHERE {where}",
            parameters,
            transaction
        );
        var rows = (
            await transaction.Connection!.QueryAsync<EventRow>(
                $"""
                SELECT id, published, document FROM index_events
                WHERE {where} AND (@After IS NULL OR published < @Date OR (published = @Date AND id > @After))
                ORDER BY published DESC, id LIMIT @Limit
                """,
                parameters,
                transaction
            )
        ).ToList();
        var page = rows.Take(query.Size).ToList();
        var next = rows.Count > query.Size ? new Cursor('e', page[^1].Published, page[^1].Id).ToString() : null;
        return new EventPage(total, [.. page.Select(r => JsonSerializer.Deserialize<EventDocument>(r.Document, SearchJson.Options)!)], next);
    }

    private static IEnumerable<string> Conditions(EventQuery query)
    {
        if (query.Article is not null) yield return "article_id = @Article";
        if (query.Place is not null) yield return "place_id = @Place";
        if (query.Admin1 is not null) yield return "admin1 = @Admin1";
        if (query.Country is not null) yield return "country = @Country";
        if (query.Status is not null) yield return "status = @Status";
        if (!query.Background) yield return "background = 0";
        if (query.From is not null) yield return "published >= @From";
        if (query.Before is not null) yield return "published < @Before";
    }

    private sealed class EventRow
    {
        public string Id { get; init; } = "";

        public long Published { get; init; }

        public string Document { get; init; } = "";
    }
}
