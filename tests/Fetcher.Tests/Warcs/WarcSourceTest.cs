using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Ingestion.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Warcs;

public sealed class WarcSourceTest : WarcSourceTests
{
    protected override Task<FetcherHost> OpenAsync(TemporaryFolder? folder) => FetcherHost.CreateAsync(folder);
}

public sealed class WarcSourcePostgreSqlTest : WarcSourceTests
{
    private PostgreSqlDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    protected override async Task<FetcherHost> OpenAsync(TemporaryFolder? folder)
    {
        _database ??= PostgreSqlDatabase.Open(await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync());
        return await FetcherHost.CreateAsync(folder, wrap: _ => _database);
    }
}

public abstract class WarcSourceTests : IAsyncLifetime
{
    private FetcherHost _host = null!;

    /// <param name="folder">Of an earlier one, which then opens its database again; null for a new one.</param>
    protected abstract Task<FetcherHost> OpenAsync(TemporaryFolder? folder = null);

    public async ValueTask InitializeAsync()
    {
        _host = await OpenAsync();
        Directory.CreateDirectory(_host.Folder["in"]);
    }

    public virtual ValueTask DisposeAsync() => _host is null ? ValueTask.CompletedTask : _host.DisposeAsync();

    [Fact]
    public async Task A_folder_of_WARC_files_is_taken_once_and_no_address_twice()
    {
        Write(
            "a.warc.gz",
            TestWarc.Packed(
                TestWarc.Response("https://velmaria.example/1", "<p>One</p>"),
                TestWarc.Response("https://velmaria.example/2", "<p>Two</p>")
            )
        );
        Write(
            "b.warc",
            [
                .. TestWarc.Response("http://www.velmaria.example/1?utm_source=x", "<p>One</p>", "2025-04-01T12:00:00Z"),
                .. TestWarc.Response("https://velmaria.example/2", "<p>Two, as it was before</p>", "2025-02-01T12:00:00Z"),
                .. TestWarc.Response("https://velmaria.example/1", "<p>One, revised</p>", "2025-05-01T12:00:00Z"),
                .. TestWarc.Response("https://velmaria.example/3", "<p>Three</p>"),
            ]
        );
        await RunAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count == 4));
        Assert.Equal(
            ["One", "One, revised", "Three", "Two"],
            _host.Intake.Taken.Select(t => System.Text.Encoding.UTF8.GetString(t.Body)[3..^4]).Order()
        );
    }

    [Fact]
    public async Task A_file_read_before_a_restart_is_not_read_again()
    {
        Write("a.warc", TestWarc.Response("https://velmaria.example/1", "<p>One</p>"));
        await RunAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count == 1 && Status().LastSuccess is not null));
        await _host.Host.StopAsync(TestContext.Current.CancellationToken);

        await using var again = await OpenAsync(_host.Folder);
        Write("b.warc", TestWarc.Response("https://velmaria.example/2", "<p>Two</p>"));
        await again.Host.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(await FetcherHost.EventuallyAsync(() => again.Intake.Taken.Count > 0));
        Assert.Equal(["https://velmaria.example/2"], again.Intake.Urls);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_told_in_the_ledger_and_in_the_sources_health()
    {
        Write(
            "a.warc",
            [.. TestWarc.Response("https://velmaria.example/1", "<p>One</p>"), .. TestWarc.Response("https://velmaria.example/2", "<p>Two</p>")[..^9]]
        );
        await RunAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => Status().Troubles is { Count: > 0 }));
        Assert.Equal(["https://velmaria.example/1"], _host.Intake.Urls);
        Assert.Contains("breaks off at record 2", Assert.Single(_host.Intake.Rejected).Reason, StringComparison.Ordinal);
        Assert.Contains("breaks off at record 2", Assert.Single(Status().Troubles!).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_names_a_page_of_a_WARC_file_has_it_visited_once_more_unless_it_is_older_than_the_crawl()
    {
        await using var site = await TestSite.StartAsync();
        site.Serve("/rss", $"<rss><channel><item><link>{site.Url("/changed")}</link></item></channel></rss>", "text/xml");
        site.Serve(
            "/map",
            $"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{site.Url("/old")}</loc><lastmod>2025-03-01</lastmod></url><url><loc>{site.Url("/other")}</loc></url></urlset>",
            "text/xml"
        );
        site.Serve("/changed", "<p>Changed since</p>");
        site.Serve("/other", "<p>Other</p>");
        Write(
            "a.warc",
            [
                .. TestWarc.Response(site.Url("/changed"), "<p>As crawled</p>"),
                .. TestWarc.Response(site.Url("/old"), "<p>Old</p>", "2025-04-01T12:00:00Z"),
            ]
        );
        await RunAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count == 2 && Status().LastSuccess is not null));
        _host.Define(
            $"sources:\n  - id: f\n    url: {site.Url("/rss")}\n    allow_private: true\n  - id: m\n    url: {site.Url("/map")}\n    allow_private: true\n"
        );

        Assert.True(
            await FetcherHost.EventuallyAsync(() => site.Count("/changed") == 1 && site.Count("/other") == 1 && _host.Intake.Taken.Count == 4)
        );
        Assert.Equal(0, site.Count("/old"));
        Assert.Contains(_host.Intake.Taken, t => t.Capture.Source == "f" && t.Capture.RequestedUrl == site.Url("/changed"));
    }

    private SourceStatus Status() =>
        _host.Host.Services.GetRequiredService<SourceStatuses>().FindAsync("w", CancellationToken.None).GetAwaiter().GetResult()!;

    private void Write(string name, byte[] bytes)
    {
        var path = _host.Folder[$"in/{name}"];
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-1));
    }

    private Task RunAsync()
    {
        _host.Define($"sources:\n  - id: w\n    kind: warc\n    path: {_host.Folder["in"]}\n    poll_min: 1s\n    poll_max: 1s\n");
        return _host.Host.StartAsync();
    }
}
