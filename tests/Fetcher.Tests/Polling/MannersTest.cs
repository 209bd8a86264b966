using Ingestion.Fetcher.Tests.Support;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

public sealed class MannersTest : IAsyncLifetime
{
    private FetcherHost _host = null!;
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _host = await FetcherHost.CreateAsync(settings: ("Fetcher:Contact", "desk@velmaria.example"));
        _site.Serve("/rss", Feed("/a/1", "/a/2", "/private/3"), "text/xml");
        foreach (var path in new[] { "/a/1", "/a/2", "/private/3" }) _site.Serve(path, $"<p>{path}</p>");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_asked_for()
    {
        _site.Serve("/robots.txt", "User-agent: *\nDisallow: /private/", "text/plain");
        await RunAsync("");
        Assert.True(await FetcherHost.EventuallyAsync(() => _site.Count("/a/2") > 0));
        await Task.Delay(1000);
        Assert.Equal(0, _site.Count("/private/3"));
        Assert.Equal(1, _site.Count("/robots.txt"));
    }

    [Fact]
    public async Task While_robots_txt_fails_nothing_that_was_found_is_asked_for()
    {
        _site.Status("/robots.txt", 500);
        await RunAsync("");
        Assert.True(await FetcherHost.EventuallyAsync(() => _site.Count("/rss") > 0));
        await Task.Delay(1500);
        Assert.Equal(0, _site.Count("/a/1"));
    }

    [Fact]
    public async Task A_missing_robots_txt_allows_everything()
    {
        _site.Status("/robots.txt", 403);
        await RunAsync("");
        Assert.True(await FetcherHost.EventuallyAsync(() => _site.Count("/private/3") > 0));
    }

    [Fact]
    public async Task Crawl_delay_is_kept_between_all_requests()
    {
        _site.Serve("/robots.txt", "User-agent: *\nCrawl-delay: 0.7", "text/plain");
        await RunAsync("poll_min: 1m");
        Assert.True(await FetcherHost.EventuallyAsync(() => _site.Log.Count(r => r.Path is not "/robots.txt") >= 4));
        var times = _site.Log.Where(r => r.Path is not "/robots.txt").Select(r => r.At).ToList();
        for (var i = 1; i < times.Count; i++) Assert.True(times[i] - times[i - 1] >= TimeSpan.FromSeconds(0.69), $"{times[i] - times[i - 1]}");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task FreshRSS_7760_a_host_that_asks_for_a_pause_gets_it(int status)
    {
        _site.Status("/a/1", status, ("Retry-After", "3"));
        await RunAsync("poll_min: 1s\n    poll_max: 1s");
        Assert.True(await FetcherHost.EventuallyAsync(() => _site.Count("/a/1") == 1));
        await Task.Delay(100);
        var asked = _site.Requests.Count;
        await Task.Delay(1800);
        Assert.Equal(asked, _site.Requests.Count);
        _site.Serve("/a/1", "<p>1</p>");
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Urls.Contains(_site.Url("/a/1"))));
    }

    [Fact]
    public async Task A_listing_that_was_held_back_is_asked_for_when_the_pause_is_over_and_not_an_interval_later()
    {
        _site.Status("/rss", 429, ("Retry-After", "1"));
        await RunAsync("poll_min: 1h");
        Assert.True(await FetcherHost.EventuallyAsync(() => _site.Count("/rss") == 1));
        _site.Serve("/rss", Feed("/a/1"), "text/xml");
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Urls.Contains(_site.Url("/a/1"))));
    }

    [Fact]
    public async Task Validators_are_sent_back_and_an_unchanged_listing_is_not_read_again()
    {
        _site.Serve("/rss", async context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers.LastModified = "Sun, 01 Mar 2026 10:00:00 GMT";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"") context.Response.StatusCode = 304;
            else await context.Response.WriteAsync(Feed("/a/1"));
        });
        await RunAsync("poll_min: 1s\n    poll_max: 1s");
        Assert.True(
            await FetcherHost.EventuallyAsync(() =>
                _site.Log.Any(r =>
                    r.Path == "/rss" && r.Headers.IfNoneMatch == "\"v1\"" && r.Headers.IfModifiedSince == "Sun, 01 Mar 2026 10:00:00 GMT"
                )
            )
        );
    }

    [Fact]
    public async Task Miniflux_3412_a_source_that_moved_is_followed_and_one_that_is_gone_is_ended()
    {
        _site.Status("/gone", 410);
        _site.Status("/old", 301, ("Location", "/rss"));
        _host.Define(
            $"sources:\n  - id: gone\n    url: {_site.Url("/gone")}\n    allow_private: true\n    poll_min: 1s\n    poll_max: 1s\n  - id: old\n    url: {_site.Url("/old")}\n    allow_private: true\n    poll_min: 1s\n    poll_max: 1s\n"
        );
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _site.Count("/rss") >= 3));
        Assert.Equal(1, _site.Count("/gone"));
        Assert.Equal(1, _site.Count("/old"));
    }

    [Fact]
    public async Task StormCrawler_1074_robots_txt_is_followed_through_five_redirects()
    {
        _site.Status("/robots.txt", 301, ("Location", "/r1"));
        for (var i = 1; i < 5; i++) _site.Status($"/r{i}", 302, ("Location", $"/r{i + 1}"));
        _site.Serve("/r5", "User-agent: *\nDisallow: /private/", "text/plain");
        await RunAsync("");
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Rejected.Count > 0));
        Assert.Equal(1, _site.Count("/r5"));
        Assert.Equal(0, _site.Count("/private/3"));
    }

    [Fact]
    public async Task Every_request_names_product_and_contact()
    {
        await RunAsync("");
        Assert.True(await FetcherHost.EventuallyAsync(() => _site.Requests.Count > 1));
        Assert.All(_site.Log, r => Assert.Equal("Ingestion/1.0 (+desk@velmaria.example)", r.Headers.UserAgent));
    }

    private async Task RunAsync(string more)
    {
        _host.Define($"sources:\n  - id: s\n    url: {_site.Url("/rss")}\n    allow_private: true\n    {more}\n");
        await _host.Host.StartAsync();
    }

    private static string Feed(params string[] paths) =>
        $"<rss><channel>{string.Concat(paths.Select(p => $"<item><link>{p}</link></item>"))}</channel></rss>";
}
