using System.Text.Json;
using Ingestion.Search.Queries;

namespace Ingestion.Search.Engines;

/// <summary>Reads the engines' answers.</summary>
internal static class SearchAnswer
{
    public static SearchPage Read(ElasticAnswer answer, SearchQuery query, bool byRelevance)
    {
        using var json = JsonDocument.Parse(answer.Body);
        var hits = Hits(json).ToList();
        var page = hits.Take(query.Size).ToList();
        var next = hits.Count > query.Size ? CursorAfter(page[^1], byRelevance).ToString() : null;
        return new SearchPage(Total(json), [.. page.Select(Hit)], Facets(json), next);
    }

    public static EventPage ReadEvents(ElasticAnswer answer, EventQuery query)
    {
        using var json = JsonDocument.Parse(answer.Body);
        var hits = Hits(json).ToList();
        var page = hits.Take(query.Size).ToList();
        var next = hits.Count > query.Size ? CursorAfter('e', page[^1].GetProperty("sort"), 0).ToString() : null;
        return new EventPage(Total(json), [.. page.Select(h => h.GetProperty("_source").Deserialize<EventDocument>(SearchJson.Options)!)], next);
    }

    /// <returns>The first article found; null without one.</returns>
    public static ArticleDocument? First(ElasticAnswer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return Hits(json).Select(Article).FirstOrDefault();
    }

    /// <returns>The score of the first article found; null without one.</returns>
    public static double? Score(ElasticAnswer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return Hits(json).Select(h => (double?)h.GetProperty("_score").GetDouble()).FirstOrDefault();
    }

    private static Cursor CursorAfter(JsonElement hit, bool byRelevance)
    {
        var sort = hit.GetProperty("sort");
        return byRelevance ? CursorAfter('r', sort, 1) with { Score = sort[0].GetDouble() } : CursorAfter('n', sort, 0);
    }

    private static Cursor CursorAfter(char kind, JsonElement sort, int first) => new(kind, sort[first].GetInt64(), sort[first + 1].GetString()!);

    private static SearchHit Hit(JsonElement hit) => new(Article(hit), hit.TryGetProperty("highlight", out var marked) ? Highlights(marked) : []);

    private static List<Highlight> Highlights(JsonElement marked)
    {
        (string Field, string Name)[] fields = [("title", "title"), ("text", "text"), ("copies.added", "added")];
        return
        [
            .. fields
                .Where(f => marked.TryGetProperty(f.Field, out _))
                .Select(f => MarkedText.Read(f.Name, marked.GetProperty(f.Field)[0].GetString()!, SearchBody.Open[0], SearchBody.Close[0])),
        ];
    }

    private static Dictionary<string, IReadOnlyList<FacetCount>> Facets(JsonDocument json)
    {
        var facets = json.RootElement.GetProperty("aggregations");
        return Facet.All.ToDictionary(
            f => f,
            f => (IReadOnlyList<FacetCount>)[.. facets.GetProperty(f).GetProperty("values").GetProperty("buckets").EnumerateArray().Select(Count)]
        );
    }

    private static FacetCount Count(JsonElement bucket) => new(bucket.GetProperty("key").GetString()!, bucket.GetProperty("doc_count").GetInt64());

    private static ArticleDocument Article(JsonElement hit) => hit.GetProperty("_source").Deserialize<ArticleDocument>(SearchJson.Options)!;

    private static IEnumerable<JsonElement> Hits(JsonDocument json) => json.RootElement.GetProperty("hits").GetProperty("hits").EnumerateArray();

    private static long Total(JsonDocument json) => json.RootElement.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt64();
}
