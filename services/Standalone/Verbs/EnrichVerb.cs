using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.Standalone.Verbs;

/// <summary><c>enrich</c>: articles as JSON lines in, the same lines with entities, places, focus and events out.</summary>
internal static class EnrichVerb
{
    public static Command Create()
    {
        var gazetteers = Files("--gazetteer", "A newsroom's own places: CSV id,name,kind,admin1,admin2,country,lat,lon,aliases. May be repeated.");
        var catalogues = Files(
            "--catalogue",
            "A newsroom's own persons, organisations and groups: CSV id,names,kind,side,parent,wikidata. May be repeated."
        );
        var explain = new Option<bool>("--explain") { Description = "Keep in each event why it was read." };
        var verb = new Command(
            "enrich",
            "Reads articles as JSON lines {id,url,title,text,published,outlet} and adds language, alert, focus, events, near_misses, entities, places."
        )
        {
            gazetteers,
            catalogues,
            explain,
        };
        verb.SetAction(
            (parsed, cancel) => RunAsync(parsed.GetValue(gazetteers) ?? [], parsed.GetValue(catalogues) ?? [], parsed.GetValue(explain), cancel)
        );
        return verb;
    }

    private static Option<string[]> Files(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static async Task<int> RunAsync(string[] gazetteers, string[] catalogues, bool explain, CancellationToken cancel)
    {
        if (Load(gazetteers, catalogues) is not { } knowledge) return ExitCode.Failed;
        var enricher = new Enricher(new KnowledgeSource(knowledge));
        using var input = new StreamReader(Console.OpenStandardInput());
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        var failed = false;
        for (var number = 1; await input.ReadLineAsync(cancel) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Enriched(line, number, enricher, explain) is { } result) await output.WriteLineAsync(result.AsMemory(), cancel);
            else failed = true;
        }

        return failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static Knowledge? Load(string[] gazetteers, string[] catalogues)
    {
        try
        {
            return Knowledge.Load(gazetteers, catalogues);
        }
        catch (Exception unusable) when (unusable is UnusableFileException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(unusable.Message);
            return null;
        }
    }

    private static string? Enriched(string line, int number, Enricher enricher, bool explain)
    {
        try
        {
            if (JsonNode.Parse(line) is not JsonObject article) throw new JsonException("it is no JSON object");
            Add(article, enricher.Enrich(Read(article)), explain);
            return article.ToJsonString(ContractJson.Options);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            Console.Error.WriteLine($"line {number} is not enriched: {wrong.Message}");
            return null;
        }
    }

    private static EnrichmentInput Read(JsonObject article) => new()
    {
        Id = Text(article, "id") ?? throw new FormatException("it has no \"id\""),
        Url = Text(article, "url"),
        Title = Text(article, "title") ?? "",
        Text = Text(article, "text") ?? throw new FormatException("it has no \"text\""),
        Published = Text(article, "published") is { Length: > 0 } published ? Time(published) : null,
        Outlet = Text(article, "outlet"),
        Language = Text(article, "language"),
        Dateline = Text(article, "dateline"),
        SyndicatedFrom = Text(article, "syndicated_from"),
        Authors = article["authors"] is JsonArray authors ? [.. authors.Select(a => a?.GetValue<string>() ?? "")] : [],
    };

    private static string? Text(JsonObject article, string field) => article[field]?.GetValue<string>();

    private static DateTimeOffset Time(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException($"its \"published\" is no date: \"{value}\"");

    private static void Add(JsonObject article, Enrichment enrichment, bool explain)
    {
        var found = JsonSerializer.SerializeToNode(enrichment, ContractJson.Options)!.AsObject();
        foreach (var (field, value) in found.ToList())
        {
            found.Remove(field);
            article[field] = value;
        }

        if (explain) return;
        foreach (var reported in article["events"]!.AsArray()) reported!.AsObject().Remove("explanation");
    }
}
