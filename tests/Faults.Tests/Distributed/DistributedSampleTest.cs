using System.Text.Json;
using Ingestion.Ledger.Database;
using Ingestion.Standalone.SampleNewsroom;
using Ingestion.Standalone.Tests;
using Ingestion.Tests;
using Ingestion.Tests.Distributed;
using Ingestion.Tests.Sample;
using Npgsql;
using Xunit;

namespace Ingestion.Faults.Tests.Distributed;

/// <summary>The sample newsroom through six processes comes out as it does through one: both are held to the same file and the same list.</summary>
[Collection("Distributed")]
public sealed class DistributedSampleTest
{
    private static readonly string[] Services = ["Portal", "Deduplicator", "EntityExtractor", "Indexer", "Alerter", "Fetcher"];

    [Theory]
    [InlineData("opensearch")]
    [InlineData("elasticsearch")]
    public async Task The_sample_comes_out_of_many_processes_as_it_does_out_of_one(string engine)
    {
        var settings = await Parts.OpenAsync("postgresql", engine);
        settings["EntityExtractor__Gazetteers__0"] = Path.Combine(SampleFolder.Path, "gazetteer", "velmaria.csv");
        settings["EntityExtractor__Catalogues__0"] = Path.Combine(SampleFolder.Path, "catalogue", "velmaria.csv");
        await using var services = new ServiceProcesses(settings);
        await using var sites = await SampleNewsroomServer.StartAsync(
            new SampleNewsroomOptions { SamplesFolder = SampleFolder.Path },
            TimeProvider.System,
            CancellationToken.None
        );
        sites.SourcesYaml(services.Folder["sources.yaml"]);
        var addresses = new List<Uri>();
        foreach (var service in Services) addresses.Add(await services.StartAsync(service));
        await using var database = new PostgreSqlDatabase(NpgsqlDataSource.Create(settings["Ledger__ConnectionString"]));
        var reader = new SampleReader(database, sites.Addresses, addresses[0]);
        await reader.SettleAsync();

        var expected = SampleExpectations.Load(Repository.At("samples", "expected.json"), sites.Expand);
        PendingSample.Expectations.Allow(SampleComparison.Compare(expected, await reader.ArticlesAsync(), await reader.IncidentsAsync()));
        var sum = await reader.Ledger.SumAsync(CancellationToken.None);
        Assert.True(sum is { Accepted: > 0, InFlight: 0, Quarantined: 0 } && sum.Accepted == sum.Indexed + sum.Folded + sum.Rejected, sum.ToString());
        await Until.Async(
            async () => (await FoundAsync(addresses[0])).SetEquals(await reader.IndexedAsync()),
            "the index holds what the ledger says",
            async () => $"{(await FoundAsync(addresses[0])).Count} in the index, {(await reader.IndexedAsync()).Count} in the ledger");
    }

    /// <summary>Ids of every document that a search finds.</summary>
    private static async Task<HashSet<string>> FoundAsync(Uri portal)
    {
        using var http = new HttpClient { BaseAddress = portal };
        var ids = new HashSet<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            using var page = JsonDocument.Parse(
                await http.GetStringAsync(new Uri($"/api/articles?size=50&cursor={Uri.EscapeDataString(cursor)}", UriKind.Relative))
            );
            foreach (var item in page.RootElement.GetProperty("items").EnumerateArray())
                Assert.True(ids.Add(item.GetProperty("id").GetString()!), "One article has two documents.");
            cursor = page.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        return ids;
    }
}
