using Dapper;
using Ingestion.Fetcher;
using Ingestion.Fetcher.Api;
using Ingestion.Fetcher.Archive;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;
using Ingestion.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingestion.Portal.Tests;

/// <summary>A Fetcher on a free port, with a database and an archive of its own and one source, which it has visited in vain.</summary>
public sealed class FetcherProcess : IAsyncDisposable
{
    public const string Source = "ridge-radio";
    public const string Problem = "The server of ridge-radio.example answered with 502.";
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;

    public FetcherProcess(string? key = null)
    {
        var builder = WebApplication.CreateBuilder();
        File.WriteAllText(_folder["sources.yaml"], "sources:\n  - id: ridge-radio\n    name: Ridge Radio\n    url: https://ridge-radio.example/feed\n    outlet: Ridge Radio\n");
        builder.Configuration.AddInMemoryCollection(
        [
            new("Ledger:Path", _folder["fetcher.db"]), new("Fetcher:ArchiveFolder", _folder["archive"]), new("Fetcher:SourcesFile", _folder["sources.yaml"]), new("Fetcher:Contact", "desk@valley.example"),
        ]);
        builder.Configuration["Portal:Key"] = key;
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.AddLedger();
        builder.AddFetching();
        _app = builder.Build();
        _app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, KeyedChanges>().MapSources();
        _app.MapCaptures();
    }

    public string Address => _app.Urls.First();

    public IArchive Archive => _app.Services.GetRequiredService<IArchive>();

    public async Task StartAsync()
    {
        await _app.StartAsync();
        await _app.Services.GetRequiredService<IDatabase>().WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                "INSERT INTO fetcher_sources (id, kind, listing_due, next_due, interval_ms, last_visit, failures, error, paused, lease_until) VALUES (@Source, 'Feed', 0, 0, 300000, @Noon, 2, @Problem, 0, 0)",
                new { Source, Problem, Noon = TestArticles.Noon.ToUnixTimeMilliseconds() }, transaction),
            CancellationToken.None);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
