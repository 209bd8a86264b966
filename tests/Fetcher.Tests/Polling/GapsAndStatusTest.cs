using System.Net.Http.Json;
using System.Text.Json;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

public sealed class GapsAndStatusTest : IAsyncLifetime
{
    private FetcherHost _host = null!;
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _host = await FetcherHost.CreateAsync();
        for (var i = 0; i < 10; i++)
        {
            _site.Serve($"/a/{i}", $"<p>{i}</p>");
            _site.Serve($"/a/{i}?a-bridge-at-uzvar-is-open-again", $"<p>{i}</p>");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_that_scrolled_past_the_last_visit_is_a_gap_with_its_bounds()
    {
        _site.Serve("/rss", Feed(null, 0, 1), "text/xml");
        await RunAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Urls.Contains(_site.Url("/a/1"))));
        _site.Serve("/rss", Feed(null, 7, 8), "text/xml");
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Urls.Contains(_site.Url("/a/8"))));
        var gap = Assert.Single((await Statuses.FindAsync("s", CancellationToken.None))!.Gaps!);
        Assert.True(gap.From < gap.To);
    }

    [Fact]
    public async Task Older_pages_of_a_feed_fill_what_scrolled_by_and_no_gap_is_left()
    {
        _site.Serve("/rss", Feed(null, 0, 1), "text/xml");
        await RunAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Urls.Contains(_site.Url("/a/1"))));
        _site.Serve("/rss", Feed("/page2", 4, 5), "text/xml");
        _site.Serve("/page2", Feed(null, 1, 2, 3), "text/xml");
        Assert.True(await FetcherHost.EventuallyAsync(() => new[] { 2, 3, 4, 5 }.All(i => _host.Intake.Urls.Contains(_site.Url($"/a/{i}")))));
        Assert.Empty((await Statuses.FindAsync("s", CancellationToken.None))!.Gaps!);
    }

    [Fact]
    public async Task A_section_page_that_scrolled_by_is_filled_by_its_older_page_as_far_as_that_goes()
    {
        _site.Serve("/rss", Section(null, 0, 1));
        await RunAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Urls.Distinct().Count() == 2));
        _site.Serve("/rss", Section("/page2", 8, 9));
        _site.Serve("/page2", Section(null, 6, 7));
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Urls.Distinct().Count() == 6));
        Assert.Single((await Statuses.FindAsync("s", CancellationToken.None))!.Gaps!);

        static string Section(string? next, params int[] articles) =>
            $"<main>{string.Concat(articles.Select(i => $"<h2><a href='/a/{i}?a-bridge-at-uzvar-is-open-again'>The bridge at Uzvar is open again, report {i}</a></h2>"))}</main>{(next is null ? "" : $"<a rel=next href='{next}'>Older</a>")}";
    }

    [Fact]
    public async Task The_status_says_in_words_what_is_wrong()
    {
        _site.Serve("/rss", "<html>a page</html>");
        _host.Define(
            $"sources:\n  - id: s\n    url: {_site.Url("/rss")}\n    kind: feed\n    allow_private: true\n  - id: off\n    url: {_site.Url("/x")}\n    enabled: false\n  - id: outside\n    url: https://velmaria.example/\n"
        );
        await _host.Host.StartAsync();
        IReadOnlyList<SourceStatus> all = [];
        Assert.True(
            await FetcherHost.EventuallyAsync(() =>
                (all = Statuses.AllAsync(CancellationToken.None).GetAwaiter().GetResult()).Any(s => s.State == "failing")
            )
        );
        Assert.Contains("web page and no feed", all.Single(s => s.Id == "s").Problem, StringComparison.Ordinal);
        Assert.Equal("disabled", all.Single(s => s.Id == "off").State);
        Assert.Equal("no_contact", all.Single(s => s.Id == "outside").State);
    }

    [Fact]
    public async Task The_health_says_that_a_source_has_become_a_login_or_gives_nothing_but_logins()
    {
        const string login = "<title>Sign in</title><p>Please sign in.</p><input type=password>";
        _site.Serve("/home", login);
        _site.Serve("/rss", Feed(null, 0, 1, 2), "text/xml");
        _host.Intake.Answer = _ => new IntakeResult(IntakeOutcome.Rejected, [], [], "This is a login page, not an article.");
        _host.Define(
            $"sources:\n  - id: home\n    url: {_site.Url("/home")}\n    allow_private: true\n  - id: s\n    url: {_site.Url("/rss")}\n    allow_private: true\n"
        );
        await _host.Host.StartAsync();
        IReadOnlyList<SourceStatus> all = [];
        Assert.True(
            await FetcherHost.EventuallyAsync(() =>
                (all = Statuses.AllAsync(CancellationToken.None).GetAwaiter().GetResult()).All(s => s.State == "failing")
            )
        );
        Assert.Contains("login page", all.Single(s => s.Id == "home").Problem, StringComparison.Ordinal);
        Assert.Contains(
            "None of the 3 pages of the last day gave an article. Of one: This is a login page",
            all.Single(s => s.Id == "s").Problem,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_API_lists_pauses_and_fetches()
    {
        _site.Serve("/rss", Feed(null, 0), "text/xml");
        _host.Define($"sources:\n  - id: s\n    url: {_site.Url("/rss")}\n    allow_private: true\n    poll_min: 1h\n");
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Urls.Count == 1));
        await using var api = await SourcesApiHost.StartAsync(_host);
        var client = api.Client;

        var list = await client.GetFromJsonAsync<JsonElement>("/api/sources");
        Assert.Equal("ok", list[0].GetProperty("state").GetString());
        Assert.Equal("feed", list[0].GetProperty("kind").GetString());
        Assert.Equal(1, list[0].GetProperty("items").GetInt32());
        Assert.True(list[0].TryGetProperty("next_visit", out _));

        var before = _site.Count("/rss");
        Assert.Equal(202, (int)(await client.PostAsync("/api/sources/s/fetch", null)).StatusCode);
        Assert.True(await FetcherHost.EventuallyAsync(() => _site.Count("/rss") > before));
        Assert.Equal(202, (int)(await client.PostAsync("/api/sources/s/pause", null)).StatusCode);
        Assert.Equal("paused", (await client.GetFromJsonAsync<JsonElement>("/api/sources/s")).GetProperty("state").GetString());
        Assert.Equal(404, (int)(await client.PostAsync("/api/sources/none/pause", null)).StatusCode);
    }

    private SourceStatuses Statuses => _host.Host.Services.GetRequiredService<SourceStatuses>();

    private async Task RunAsync()
    {
        _host.Define($"sources:\n  - id: s\n    url: {_site.Url("/rss")}\n    allow_private: true\n    poll_min: 1s\n    poll_max: 1s\n");
        await _host.Host.StartAsync();
    }

    private static string Feed(string? next, params int[] articles) =>
        $"<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel>{(next is null ? "" : $"<atom:link rel='next' href='{next}'/>")}{string.Concat(articles.Select(i => $"<item><link>/a/{i}</link></item>"))}</channel></rss>";
}
