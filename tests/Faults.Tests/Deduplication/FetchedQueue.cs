using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Bus;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingestion.Faults.Tests.Deduplication;

/// <summary>Stands where the fetcher would: accepts articles into the ledger, publishes them in order, and reads what became of them.</summary>
internal sealed class FetchedQueue : IAsyncDisposable
{
    private readonly IHost _host;

    private FetchedQueue(IHost host) => _host = host;

    private ILedger Ledger => _host.Services.GetRequiredService<ILedger>();

    /// <param name="settings">As environment variables.</param>
    public static async Task<FetchedQueue> OpenAsync(IReadOnlyDictionary<string, string> settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value)
        );
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddServiceDefaults();
        builder.AddBus();
        var built = builder.Build();
        await built.StartAsync();
        return new FetchedQueue(built);
    }

    public async Task FillAsync(IReadOnlyList<Article> articles)
    {
        var capture = new CaptureEntry(new CaptureId("capture"), "source", null, "hash", articles[0].Fetched);
        await Ledger.EnterCaptureAsync(capture, CancellationToken.None);
        await Ledger.AcceptAsync(capture.Id, [.. articles.Select(article => article with { Capture = capture.Id })], CancellationToken.None);
        var bus = _host.Services.GetRequiredService<IBusControl>();
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        foreach (var article in articles) await bus.Publish(new ArticleFetched(article));
    }

    public Task<long> DecidedAsync() => _host.Services.GetRequiredService<IDatabase>().ReadAsync(
        connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM revisions WHERE decision IS NOT NULL"), CancellationToken.None);

    /// <summary>What each article was folded into; null for what has a document of its own.</summary>
    public async Task<IReadOnlyDictionary<string, ArticleId?>> StandingAsync() =>
        (await Ledger.PageAsync(null, int.MaxValue, CancellationToken.None)).ToDictionary(
            revision => revision.Article.Id.Value,
            revision => revision.Original
        );

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
