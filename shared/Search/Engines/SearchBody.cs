using System.Text.Json.Nodes;
using Ingestion.Search.Queries;

namespace Ingestion.Search.Engines;

/// <summary>A search in the engines' query language.</summary>
internal sealed class SearchBody(SearchQuery query)
{
    public const string Open = "\u0002", Close = "\u0003";

    private const int ExcerptLength = 240;

    private static readonly Dictionary<string, string> Fields = new()
    {
        [Facet.Outlet] = "outlets",
        [Facet.District] = "districts",
        [Facet.Admin1] = "admin1s",
        [Facet.Country] = "countries",
        [Facet.Status] = "statuses",
        [Facet.Language] = "language",
    };

    private readonly QueryText? _text = QueryText.Parse(query.Text);
    private readonly Dictionary<string, JsonObject> _filters = FiltersOf(query);

    public bool ByRelevance =>
        _text is { IsEmpty: false } text && text.Alternatives.Any(c => c.Required.Count > 0) && query.Sort != SearchSort.Newest;

    /// <param name="after">Where the page before ended.</param>
    public JsonObject Page(Cursor? after)
    {
        var body = new JsonObject
        {
            ["size"] = query.Size + 1,
            ["track_total_hits"] = true,
            ["query"] = Query(),
            ["post_filter"] = Json.Bool(("filter", [.. _filters.Values.Select(f => f.DeepClone())])),
            ["sort"] = Sort(),
            ["aggs"] = Facets(),
            ["highlight"] = Highlight(),
        };
        if (after is not null)
            body["search_after"] = ByRelevance ? new JsonArray(after.Score, after.Date, after.Id) : new JsonArray(after.Date, after.Id);
        return body;
    }

    /// <summary>Asks for the score that one article has now: it drifts as others come in.</summary>
    public JsonObject ScoreOf(string id) => new()
    {
        ["size"] = 1,
        ["_source"] = false,
        ["query"] = Json.Bool(("must", [Query()]), ("filter", [Json.Term("id", id)])),
    };

    private JsonObject Query()
    {
        var filters = new List<JsonNode>();
        if (query.From is { } from) filters.Add(Json.Range("date", "gte", from.ToUnixTimeMilliseconds()));
        if (query.Before is { } before) filters.Add(Json.Range("date", "lt", before.ToUnixTimeMilliseconds()));
        return _text is null ? Json.Bool(("filter", [.. filters])) : Json.Bool(("must", [TextQuery.Of(_text)]), ("filter", [.. filters]));
    }

    private JsonArray Sort()
    {
        var newest = new JsonArray(new JsonObject { ["date"] = "desc" }, new JsonObject { ["id"] = "asc" });
        if (ByRelevance) newest.Insert(0, new JsonObject { ["_score"] = "desc" });
        return newest;
    }

    /// <summary>Each facet counts under the filters of all the others.</summary>
    private JsonObject Facets()
    {
        var facets = new JsonObject();
        foreach (var (facet, field) in Fields)
        {
            var others = _filters.Where(f => f.Key != facet).Select(f => f.Value.DeepClone());
            facets[facet] = new JsonObject
            {
                ["filter"] = Json.Bool(("filter", [.. others])),
                ["aggs"] = new JsonObject
                {
                    ["values"] = new JsonObject
                    {
                        ["terms"] = new JsonObject { ["field"] = field, ["size"] = Facet.MaxValues },
                    },
                },
            };
        }

        return facets;
    }

    private static JsonObject Highlight() => new()
    {
        ["pre_tags"] = new JsonArray(Open),
        ["post_tags"] = new JsonArray(Close),
        ["fields"] = new JsonObject
        {
            ["title"] = new JsonObject { ["number_of_fragments"] = 0 },
            ["text"] = new JsonObject { ["number_of_fragments"] = 1, ["fragment_size"] = ExcerptLength },
            ["copies.added"] = new JsonObject { ["number_of_fragments"] = 1, ["fragment_size"] = ExcerptLength },
        },
    };

    private static Dictionary<string, JsonObject> FiltersOf(SearchQuery query)
    {
        (string Facet, IReadOnlyList<string> Values)[] filters =
        [
            (Facet.Outlet, query.Outlets), (Facet.District, query.Districts), (Facet.Admin1, query.Admin1s),
            (Facet.Country, query.Countries), (Facet.Status, [.. query.Statuses.Select(s => Words.Of(s))]), (Facet.Language, query.Languages),
        ];
        return filters.Where(f => f.Values.Count > 0).ToDictionary(f => f.Facet, f => Json.Terms(Fields[f.Facet], f.Values));
    }
}
