using System.Text.Json;
using System.Text.RegularExpressions;
using Ingestion.Fetcher.Sources;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Fetcher.Tests.Sources;

/// <summary>Holds the page for operators and the schema for editors to the code.</summary>
public sealed partial class SourcesDocumentTest
{
    [Fact]
    public void Every_example_of_the_page_is_taken_as_it_stands()
    {
        var example = Assert.Single(YamlBlock().Matches(File.ReadAllText(Repository.At("docs", "sources.md")))).Groups[1].Value;
        var catalogue = SourceFile.Parse(example);
        Assert.Empty(catalogue.Errors);
        Assert.Equal(
            [
                "tavrin-courier",
                "northgate",
                "ember-statements",
                "single-pages",
                "pages-from-a-file",
                "drop",
                "crawl-2025",
                "subscription",
                "intranet",
            ],
            catalogue.Sources.Select(s => s.Id)
        );
    }

    [Fact]
    public void The_schema_names_the_keys_that_are_known()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.At("services", "Fetcher", "sources.schema.json")));
        var source = schema.RootElement.GetProperty("$defs").GetProperty("source").GetProperty("properties");
        var named = source.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Known(SourceFile.Parse("sources:\n  - misspelt: 1")).Order(StringComparer.Ordinal), named);
        Assert.Equal(
            Enum.GetNames<SourceKind>().Select(n => n.ToLowerInvariant()),
            source.GetProperty("kind").GetProperty("enum").EnumerateArray().Select(k => k.GetString())
        );
    }

    /// <summary>The keys that the refusal of a misspelt one lists.</summary>
    private static IEnumerable<string> Known(SourceCatalogue refused) =>
        Assert.Single(refused.Errors).Reason.Split("Known: ")[1].TrimEnd('.').Split(", ");

    [GeneratedRegex("```yaml\\n(.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YamlBlock();
}
