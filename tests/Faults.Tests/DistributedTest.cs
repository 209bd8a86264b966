using System.Text.Json;
using Ingestion.Tests.Infrastructure;
using Xunit;

namespace Ingestion.Faults.Tests;

public sealed class DistributedTest : IAsyncLifetime
{
    private static readonly string[] Readers = ["Deduplicator", "EntityExtractor", "Indexer", "Alerter"];

    private RabbitMqServer _broker = null!;
    private ServiceProcesses _services = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await RabbitMqServer.OpenAsync();
        _services = new ServiceProcesses(_broker);
        Directory.CreateDirectory(_services.Folder["in"]);
        await File.WriteAllTextAsync(
            _services.Folder["sources.yaml"], $"sources:\n  - id: folder\n    kind: folder\n    path: {_services.Folder["in"]}\n    outlet: Test Desk\n    language: en\n");
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [Fact]
    public async Task What_the_fetcher_alone_took_becomes_articles_and_alerts_once_the_others_run_and_are_killed()
    {
        foreach (var district in new[] { "Zarmal", "Tolmar", "Keshvar" }) await WriteAsync(district);
        var portal = await _services.StartAsync("Portal");
        await _services.StartAsync("Fetcher");
        await Until.Async(async () => (await GetAsync(portal, "/api/ledger")).GetProperty("accepted").GetInt64() == 3, "three articles are accepted");
        Assert.Equal(3, (await GetAsync(portal, "/api/ledger")).GetProperty("in_flight").GetInt64());
        _services.Kill("Fetcher");
        foreach (var reader in Readers)
        {
            await _services.StartAsync(reader);
            _services.Kill(reader);
            await _services.StartAsync(reader);
        }

        await Until.Async(async () => (await GetAsync(portal, "/api/ledger")).GetProperty("indexed").GetInt64() == 3, "three articles are indexed", async () => (await GetAsync(portal, "/api/ledger")).ToString());
        var ledger = await GetAsync(portal, "/api/ledger");
        Assert.Equal((3, 0), (ledger.GetProperty("accepted").GetInt64(), ledger.GetProperty("in_flight").GetInt64()));
        Assert.Equal(3, (await GetAsync(portal, "/api/articles")).GetProperty("total").GetInt64());
        var places = (await GetAsync(portal, "/api/alerts")).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("place").GetProperty("name").GetString());
        Assert.Equal(["Keshvar", "Tolmar", "Zarmal"], places.Order());
    }

    /// <summary>A story that shares little with the others, so that none is a copy, in a file that was finished a minute ago.</summary>
    private async Task WriteAsync(string district)
    {
        var file = _services.Folder[Path.Combine("in", $"{district}.txt")];
        var filler = string.Join(' ', Enumerable.Range(1, 40).Select(i => $"{district}{i}"));
        await File.WriteAllTextAsync(
            file, $"News from {district}\n\nFighters of the Northern Front captured {district} district in Ostermark province on Saturday, a police official said.\n\n{filler}\n");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1));
    }

    private static async Task<JsonElement> GetAsync(Uri portal, string path)
    {
        using var http = new HttpClient { BaseAddress = portal };
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)));
        return document.RootElement.Clone();
    }
}
