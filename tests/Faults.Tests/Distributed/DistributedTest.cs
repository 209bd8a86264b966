using System.Text.Json;
using Ingestion.Tests.Distributed;
using Xunit;

namespace Ingestion.Faults.Tests.Distributed;

/// <summary>The six processes on each store and engine: the fetcher alone, then the others, each killed once.</summary>
[Collection("Distributed")]
public sealed class DistributedTest
{
    private static readonly string[] Readers = ["Deduplicator", "EntityExtractor", "Indexer", "Alerter"];

    [Theory]
    [InlineData("sqlite", "embedded")]
    [InlineData("postgresql", "opensearch")]
    [InlineData("postgresql", "elasticsearch")]
    public async Task What_the_fetcher_alone_took_becomes_articles_and_alerts_once_the_others_run_and_are_killed(string store, string engine)
    {
        await using var services = new ServiceProcesses(await Parts.OpenAsync(store, engine));
        await WriteSourcesAsync(services);
        foreach (var district in new[] { "Zarmal", "Tolmar", "Keshvar" }) await WriteAsync(services, district);
        var portal = await services.StartAsync("Portal");
        await services.StartAsync("Fetcher");
        await Until.Async(async () => (await GetAsync(portal, "/api/ledger")).GetProperty("accepted").GetInt64() == 3, "three articles are accepted");
        Assert.Equal(3, (await GetAsync(portal, "/api/ledger")).GetProperty("in_flight").GetInt64());
        services.Kill("Fetcher");
        foreach (var reader in Readers)
        {
            await services.StartAsync(reader);
            services.Kill(reader);
            await services.StartAsync(reader);
        }

        await Until.Async(
            async () => (await GetAsync(portal, "/api/ledger")).GetProperty("indexed").GetInt64() == 3,
            "three articles are indexed",
            async () => (await GetAsync(portal, "/api/ledger")).ToString()
        );
        var ledger = await GetAsync(portal, "/api/ledger");
        Assert.Equal((3, 0), (ledger.GetProperty("accepted").GetInt64(), ledger.GetProperty("in_flight").GetInt64()));
        Assert.Equal(3, (await GetAsync(portal, "/api/articles")).GetProperty("total").GetInt64());
        var places = (await GetAsync(portal, "/api/alerts"))
            .GetProperty("items")
            .EnumerateArray()
            .Select(a => a.GetProperty("place").GetProperty("name").GetString());
        Assert.Equal(["Keshvar", "Tolmar", "Zarmal"], places.Order());
    }

    private static async Task WriteSourcesAsync(ServiceProcesses services)
    {
        Directory.CreateDirectory(services.Folder["in"]);
        await File.WriteAllTextAsync(
            services.Folder["sources.yaml"],
            $"sources:\n  - id: folder\n    kind: folder\n    path: {services.Folder["in"]}\n    outlet: Test Desk\n    language: en\n"
        );
    }

    /// <summary>A story that shares little with the others, so that none is a copy, in a file that was finished a minute ago.</summary>
    private static async Task WriteAsync(ServiceProcesses services, string district)
    {
        var file = services.Folder[Path.Combine("in", $"{district}.txt")];
        var filler = string.Join(' ', Enumerable.Range(1, 40).Select(i => $"{district}{i}"));
        await File.WriteAllTextAsync(
            file,
            $"News from {district}\n\nFighters of the Northern Front captured {district} district in Ostermark province on Saturday, a police official said.\n\n{filler}\n"
        );
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1));
    }

    private static async Task<JsonElement> GetAsync(Uri portal, string path)
    {
        using var http = new HttpClient { BaseAddress = portal };
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)));
        return document.RootElement.Clone();
    }
}
