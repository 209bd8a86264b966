using Dapper;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

/// <summary>Nothing is lost or asked for twice whatever breaks.</summary>
public sealed class LossTest : IAsyncLifetime
{
    private const int Pages = 40;
    private readonly TemporaryFolder _folder = new();
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Serve(
            "/rss",
            $"<rss><channel>{string.Concat(Enumerable.Range(0, Pages).Select(i => $"<item><link>{_site.Url($"/a/{i}")}</link></item>"))}</channel></rss>",
            "text/xml"
        );
        for (var i = 0; i < Pages; i++)
            _site.Serve($"/a/{i}", $"<p>Article {i}</p>");
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_full_disk_pauses_fetching_with_red_health_and_loses_nothing()
    {
        await using var host = await StartAsync(
            ("Fetcher:ArchiveReserveMegabytes", int.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        var health = host.Host.Services.GetRequiredService<HealthCheckService>();
        Assert.True(await FetcherHost.EventuallyAsync(() => health.CheckHealthAsync().Result.Status == HealthStatus.Unhealthy));
        var asked = _site.Requests.Count;
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Equal(asked, _site.Requests.Count);
        Assert.Empty(host.Intake.Taken);
        Assert.Contains(
            "ArchiveReserveMegabytes",
            (await health.CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["archive"].Description!,
            StringComparison.Ordinal
        );

        host.Host.Services.GetRequiredService<IOptions<FetcherOptions>>().Value.ArchiveReserveMegabytes = 0;
        Assert.True(await FetcherHost.EventuallyAsync(() => host.Intake.Urls.Distinct().Count() == Pages, 90), $"{host.Intake.Taken.Count}");
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task A_source_removed_while_it_is_visited_leaves_nothing_behind()
    {
        await using var host = await StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => host.Intake.Taken.Count > 3));
        host.Define("sources: []");
        foreach (var purge in host.Host.Services.GetServices<IPurge>()) await purge.PurgeAsync(["s"], [], TestContext.Current.CancellationToken);
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        var database = host.Host.Services.GetRequiredService<IDatabase>();
        Assert.Equal(0, await CountAsync(database, "fetcher_sources"));
        Assert.Equal(0, await CountAsync(database, "fetcher_items"));
        Assert.Equal(0, await CountAsync(database, "fetcher_gaps"));
    }

    private static Task<long> CountAsync(IDatabase database, string table) =>
        database.ReadAsync(c => c.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), TestContext.Current.CancellationToken);

    private async Task<FetcherHost> CreateAsync(params (string Key, string Value)[] settings)
    {
        var host = await FetcherHost.CreateAsync(_folder, settings: settings);
        host.Define($"sources:\n  - id: s\n    url: {_site.Url("/rss")}\n    allow_private: true\n    poll_min: 1h\n");
        return host;
    }

    private async Task<FetcherHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = await CreateAsync(settings);
        await host.Host.StartAsync();
        return host;
    }
}
