using System.Text.Json.Nodes;

namespace Ingestion.Search.Engines;

/// <summary>Pieces of the engines' query language.</summary>
internal static class Json
{
    public static JsonObject Bool(params (string Occurs, JsonNode[] Clauses)[] parts)
    {
        var query = new JsonObject();
        foreach (var (occurs, clauses) in parts)
        {
            if (clauses.Length > 0) query[occurs] = new JsonArray(clauses);
        }

        return new JsonObject { ["bool"] = query };
    }

    public static JsonObject Term(string field, JsonNode value) => new() { ["term"] = new JsonObject { [field] = value } };

    public static JsonObject Terms(string field, IEnumerable<string> values) =>
        new() { ["terms"] = new JsonObject { [field] = Array(values) } };

    /// <param name="field">Of the document.</param>
    /// <param name="bound"><c>gte</c>, <c>lt</c>…</param>
    /// <param name="value">What it is compared with.</param>
    public static JsonObject Range(string field, string bound, JsonNode value) =>
        new() { ["range"] = new JsonObject { [field] = new JsonObject { [bound] = value } } };

    public static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)v)]);
}
