using System.Text.Json.Nodes;
using Ingestion.Search.Queries;

namespace Ingestion.Search.Engines;

/// <summary>A query for events in the engines' query language.</summary>
internal static class EventBody
{
    public static JsonObject Of(EventQuery query)
    {
        var body = new JsonObject
        {
            ["size"] = query.Size + 1,
            ["track_total_hits"] = true,
            ["query"] = Json.Bool(("filter", [.. Filters(query)])),
            ["sort"] = new JsonArray(new JsonObject { ["published"] = "desc" }, new JsonObject { ["id"] = "asc" }),
        };
        if (Cursor.Read(query.Cursor, 'e') is { } after) body["search_after"] = new JsonArray(after.Date, after.Id);
        return body;
    }

    private static IEnumerable<JsonNode> Filters(EventQuery query)
    {
        if (query.Article is { } article) yield return Json.Term("article_id", article.Value);
        if (query.Place is { } place) yield return Json.Term("place_id", place.Value);
        if (query.Admin1 is { } admin1) yield return Json.Term("admin1", admin1);
        if (query.Country is { } country) yield return Json.Term("country", country);
        if (query.Status is { } status) yield return Json.Term("status", Words.Of(status));
        if (!query.Background) yield return Json.Term("background", false);
        if (query.From is { } from) yield return Json.Range("published", "gte", from.ToUnixTimeMilliseconds());
        if (query.Before is { } before) yield return Json.Range("published", "lt", before.ToUnixTimeMilliseconds());
    }
}
