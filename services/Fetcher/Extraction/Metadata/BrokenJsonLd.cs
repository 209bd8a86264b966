using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Reads the few facts that matter out of JSON-LD that is no JSON: quotes within quotes, values in single quotes or in none.</summary>
internal static partial class BrokenJsonLd
{
    private const int LongestScript = 200_000;

    /// <summary>An object with the first type, headline, dates and authors that <paramref name="script"/> names; null where it is of no
    /// article.</summary>
    public static JsonElement? Read(string script)
    {
        if (script.Length > LongestScript || Type().Match(script) is not { Success: true } type) return null;
        var facts = new JsonObject { ["@type"] = type.Groups["type"].Value };
        for (var match = Fact().Match(script); match.Success; match = match.NextMatch())
        {
            var value = match.Groups["value"].Value.Trim();
            if (value.Length > 0)
                facts.TryAdd(
                    match.Groups["name"].Value,
                    value.Replace("\\/", "/", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal)
                );
        }

        if (Author().Match(script) is { Success: true } author)
            facts["author"] = new JsonArray([.. Name().Matches(author.Groups["authors"].Value).Select(m => (JsonNode)m.Groups["value"].Value)]);
        return JsonSerializer.SerializeToElement(facts);
    }

    [GeneratedRegex(
        "\"@type\"\\s*:\\s*\\[?\\s*\"(?<type>[A-Za-z]*(?:Article|BlogPosting))\"",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Type();

    [GeneratedRegex(
        "\"@?(?<name>headline|datePublished|dateModified)\"\\s*:\\s*(?:\"(?<value>(?:[^\"\\\\\\n]|\\\\.){1,300})\"\\s*[,}\\n]|'(?<value>[^'\\n]{1,300})'|(?<value>[^\\s\"',{}\\[\\]][^\"',{}\\[\\]\\n]{0,200}))",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Fact();

    [GeneratedRegex("\"author\"\\s*:\\s*(?<authors>\\[[^\\]]{0,2000}\\]|\\{[^}]{0,600}\\})", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Author();

    [GeneratedRegex("\"name\"\\s*:\\s*\"(?<value>[^\"\\\\]{2,100})\"", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Name();
}
