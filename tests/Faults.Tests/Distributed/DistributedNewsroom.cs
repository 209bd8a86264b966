using System.Net;
using System.Text;
using System.Text.Json;
using Ingestion.Faults.Tests.Telemetry;
using Ingestion.Tests.Distributed;
using Xunit;

namespace Ingestion.Faults.Tests.Distributed;

/// <summary>
/// The six processes over RabbitMQ, PostgreSQL and an engine that can be made to fail, kept running from test to test. Every
/// article that is written reports the fall of another district, so each must end as one document, one alert and one notice.
/// </summary>
public sealed class DistributedNewsroom : IAsyncLifetime
{
    private static readonly string[] All = ["Portal", "Deduplicator", "EntityExtractor", "Indexer", "Alerter", "Fetcher"];
    private static readonly string[] Stems =
    [
        "Zar",
        "Tol",
        "Kesh",
        "Gor",
        "Bel",
        "Dur",
        "Fen",
        "Hom",
        "Jal",
        "Lun",
        "Mev",
        "Nid",
        "Pov",
        "Quer",
        "Rus",
        "Sib",
        "Tre",
        "Ulm",
        "Vos",
        "Wik",
        "Yel",
        "Brom",
        "Crin",
        "Dwal",
    ];
    private static readonly string[] Endings = ["mal", "ovir", "etsk"];

    private readonly List<string> _written = [];
    private WebhookReceiver _receiver = null!;

    internal ServiceProcesses Services { get; private set; } = null!;

    internal FaultyEngine Engine { get; private set; } = null!;

    internal TelemetryReceiver Telemetry { get; private set; } = null!;

    /// <summary>District of the article that was written last.</summary>
    internal string Newest => _written[^1];

    internal Uri Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = await WebhookReceiver.StartAsync();
        Telemetry = await TelemetryReceiver.StartAsync();
        var settings = await Parts.OpenAsync("postgresql", "opensearch");
        Engine = await FaultyEngine.StartAsync(new Uri(settings["Index__Url"]));
        settings["Index__Url"] = Engine.Address.ToString();
        settings["Index__TimeoutSeconds"] = "5";
        settings["Alerter__Webhooks__0"] = _receiver.Address.ToString();
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.Address.ToString();
        settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        settings["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
        settings["OTEL_METRIC_EXPORT_INTERVAL"] = "3000";
        Services = new ServiceProcesses(settings);
        Directory.CreateDirectory(Services.Folder["in"]);
        await File.WriteAllTextAsync(
            Services.Folder["sources.yaml"],
            $"sources:\n  - id: folder\n    kind: folder\n    path: {Services.Folder["in"]}\n    outlet: Test Desk\n    language: en\n    poll_min: 1s\n    poll_max: 1s\n"
        );
        Portal = Services.Begin("Portal");
        foreach (var service in All.Skip(1)) await Services.StartAsync(service);
        await ServiceProcesses.ReadyAsync("Portal", Portal);
    }

    public async ValueTask DisposeAsync()
    {
        if (Services is not null) await Services.DisposeAsync();
        if (Engine is not null) await Engine.DisposeAsync();
        if (_receiver is not null) await _receiver.DisposeAsync();
        if (Telemetry is not null) await Telemetry.DisposeAsync();
    }

    /// <summary>Lays articles into the fetcher's folder, as files that were finished a minute ago.</summary>
    /// <returns>District of the last.</returns>
    public async Task<string> WriteAsync(int articles = 1)
    {
        for (var i = 0; i < articles; i++)
        {
            var district = Stems[_written.Count % Stems.Length] + Endings[_written.Count / Stems.Length];
            _written.Add(district);
            var filler = string.Join(' ', Enumerable.Range(1, 40).Select(n => $"{district}{n}"));
            var unfinished = Services.Folder[$"{district}.txt"];
            await File.WriteAllTextAsync(
                unfinished,
                $"News from {district}\n\nFighters of the Northern Front captured {district} district in Ostermark province today, a police official said.\n\n{filler}\n"
            );
            File.SetLastWriteTimeUtc(unfinished, DateTime.UtcNow.AddMinutes(-1));
            File.Move(unfinished, Services.Folder[Path.Combine("in", $"{district}.txt")]);
        }

        return Newest;
    }

    /// <summary>Waits until everything that was ever written is accounted for, and holds it to that: nothing lost, nothing doubled.</summary>
    public async Task SettleAsync()
    {
        await Until.Async(
            async () => await LedgerAsync() is { InFlight: 0 } sum && sum.Accepted >= _written.Count,
            "everything is finished",
            async () => $"{await LedgerAsync()} of {_written.Count}"
        );
        var ledger = await LedgerAsync();
        Assert.Equal(new Sum(_written.Count, _written.Count, 0, 0, 0, 0), ledger);
        await Until.Async(
            async () => (await GetAsync("/api/articles")).GetProperty("total").GetInt64() == _written.Count,
            "one document an article",
            async () => (await GetAsync("/api/articles")).GetProperty("total").ToString()
        );
        var alerts = (await GetAsync("/api/alerts?size=200")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            _written.Order(StringComparer.Ordinal),
            alerts.Select(alert => alert.GetProperty("place").GetProperty("name").GetString()!).Order(StringComparer.Ordinal)
        );
        Assert.All(alerts, alert => Assert.Equal(1, alert.GetProperty("sources").GetInt32()));
        // A notice whose sending is repeated carries the same key: whoever is told twice is not told anything else.
        Assert.Equal(_written.Count, _receiver.Told.Select(told => told.Key).Distinct().Count());
    }

    internal async Task<Sum> LedgerAsync()
    {
        var ledger = await GetAsync("/api/ledger");
        long Count(string name) => ledger.GetProperty(name).GetInt64();
        return new Sum(Count("accepted"), Count("indexed"), Count("folded"), Count("rejected"), Count("quarantined"), Count("in_flight"));
    }

    /// <summary>Waits until one revision is in quarantine, and reads what an operator is told of it.</summary>
    internal async Task<QuarantinedRevision> QuarantinedAsync()
    {
        JsonElement items = default;
        await Until.Async(
            async () => (items = (await GetAsync("/api/ledger/quarantine")).GetProperty("items")).GetArrayLength() == 1,
            "one is quarantined",
            async () => $"{await LedgerAsync()}"
        );
        string Text(string name) => items[0].GetProperty(name).GetString()!;
        return new(Text("article"), items[0].GetProperty("revision").GetInt32(), Text("title"), Text("reason"));
    }

    /// <summary>What an operator does when it is mended.</summary>
    internal async Task RetryAsync(QuarantinedRevision refused)
    {
        using var http = new HttpClient { BaseAddress = Portal };
        using var body = new StringContent(
            $$"""{"article":"{{refused.Article}}","revision":{{refused.Revision}}}""",
            Encoding.UTF8,
            "application/json"
        );
        using var answer = await http.PostAsync(new Uri("/api/ledger/quarantine/retry", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    internal async Task<JsonElement> GetAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Portal };
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)));
        return document.RootElement.Clone();
    }

    internal sealed record QuarantinedRevision(string Article, int Revision, string Title, string Reason);

    internal sealed record Sum(long Accepted, long Indexed, long Folded, long Rejected, long Quarantined, long InFlight);
}

/// <summary>Everything over the shared servers, one test after the other.</summary>
[CollectionDefinition("Distributed")]
public sealed class DistributedCollection : ICollectionFixture<DistributedNewsroom>;
