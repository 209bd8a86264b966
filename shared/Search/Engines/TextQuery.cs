using System.Text.Json.Nodes;
using Ingestion.Search.Queries;

namespace Ingestion.Search.Engines;

/// <summary>What a person typed, in the engines' query language. Values only: nothing typed is syntax.</summary>
internal static class TextQuery
{
    /// <summary>Endings that a prefix may take, the most frequent first.</summary>
    private const int MaxExpansions = 500;

    /// <summary>As in the embedded index: title most, then canonical names, text, what copies add.</summary>
    private static readonly string[] Fields = ["title^6", "names^3", "text", "copies.added^0.7"];

    public static JsonObject Of(QueryText text) => text.IsEmpty
        ? new JsonObject { ["match_none"] = new JsonObject() }
        : Json.Bool(("should", [.. text.Alternatives.Select(Of)]));

    private static JsonNode Of(Clause clause) =>
        Json.Bool(("must", [.. clause.Required.Select(Of)]), ("must_not", [.. clause.Excluded.Select(Of)]));

    private static JsonNode Of(Term term)
    {
        var match = new JsonObject { ["query"] = term.Words, ["fields"] = Json.Array(Fields), ["type"] = term.Prefix ? "phrase_prefix" : "phrase" };
        if (term.Prefix) match["max_expansions"] = MaxExpansions;
        return new JsonObject { ["multi_match"] = match };
    }
}
