using System.Text.Json;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Standalone.Tests.Deployment;

/// <summary>The dashboard's file against itself and against the fields that the index has.</summary>
public sealed class KibanaContentTest
{
    private static readonly List<JsonElement> Objects =
    [
        .. File.ReadLines(Repository.At("build", "kibana", "ingestion.ndjson")).Select(line => JsonDocument.Parse(line).RootElement),
    ];

    [Fact]
    public void There_are_two_data_views_a_saved_search_and_a_dashboard()
    {
        Assert.Equal(["ingestion-articles", "ingestion-events"], Of("index-pattern").Select(Id));
        Assert.Single(Of("search"));
        Assert.Single(Of("dashboard"));
        Assert.Equal(Objects.Count, Objects.Select(o => $"{o.GetProperty("type")}:{Id(o)}").Distinct().Count());
    }

    [Fact]
    public void Every_reference_leads_to_an_object_of_the_file()
    {
        var there = Objects.Select(o => $"{o.GetProperty("type")}:{Id(o)}").ToHashSet();
        var references = Objects.SelectMany(o => o.GetProperty("references").EnumerateArray()).Select(r => $"{r.GetProperty("type")}:{Id(r)}");
        Assert.All(references, reference => Assert.Contains(reference, there));
    }

    [Fact]
    public void Every_field_that_is_shown_is_one_that_the_index_has()
    {
        foreach (var view in Of("index-pattern"))
        {
            var fields = FieldsOf(Id(view));
            Assert.Contains(Text(view, "timeFieldName"), fields);
            Assert.All(Keys(Text(view, "fieldFormatMap")), field => Assert.Contains(field, fields));
        }

        foreach (var shown in Of("search").Concat(Of("visualization")))
        {
            var fields = FieldsOf(Id(shown.GetProperty("references")[0]));
            Assert.All(Shown(shown), field => Assert.Contains(field, fields));
        }
    }

    [Fact]
    public void Every_string_that_holds_json_does()
    {
        var strings = Objects
            .SelectMany(o => o.GetProperty("attributes").EnumerateObject())
            .Where(a => a.Name.EndsWith("JSON", StringComparison.Ordinal) || a.Name == "visState");
        Assert.All(strings, attribute => JsonDocument.Parse(attribute.Value.GetString()!).Dispose());
    }

    private static IEnumerable<JsonElement> Of(string type) => Objects.Where(o => o.GetProperty("type").GetString() == type);

    private static string Id(JsonElement o) => o.GetProperty("id").GetString()!;

    private static string Text(JsonElement o, string attribute) => o.GetProperty("attributes").GetProperty(attribute).GetString()!;

    private static List<string> Keys(string json)
    {
        using var map = JsonDocument.Parse(json);
        return [.. map.RootElement.EnumerateObject().Select(p => p.Name)];
    }

    private static List<string> Shown(JsonElement o)
    {
        var attributes = o.GetProperty("attributes");
        if (attributes.TryGetProperty("columns", out var columns)) return [.. columns.EnumerateArray().Select(c => c.GetString()!)];
        using var state = JsonDocument.Parse(attributes.GetProperty("visState").GetString()!);
        return
        [
            .. state
                .RootElement.GetProperty("aggs")
                .EnumerateArray()
                .Select(a => a.GetProperty("params"))
                .Where(p => p.TryGetProperty("field", out _))
                .Select(p => p.GetProperty("field").GetString()!),
        ];
    }

    private static HashSet<string> FieldsOf(string view)
    {
        var name = view["ingestion-".Length..];
        using var template = JsonDocument.Parse(File.ReadAllText(Repository.At("shared", "Search", "Engines", "Templates", $"{name}.json")));
        return
        [
            .. template.RootElement.GetProperty("template").GetProperty("mappings").GetProperty("properties").EnumerateObject().Select(p => p.Name),
        ];
    }
}
