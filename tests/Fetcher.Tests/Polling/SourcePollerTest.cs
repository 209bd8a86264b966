using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Tests.Support;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

public sealed class SourcePollerTest : IAsyncLifetime
{
    private FetcherHost _host = null!;
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _host = await FetcherHost.CreateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Every_kind_of_listing_leads_to_its_articles()
    {
        _site.Serve(
            "/rss",
            $"<rss version='2.0'><channel><title>T</title><item><title>One</title><link>{_site.Url("/a/1")}</link><guid>1</guid></item></channel></rss>",
            "application/rss+xml"
        );
        _site.Serve(
            "/atom",
            $"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>x</id><title>Two</title><link href='/a/2'/></entry></feed>",
            "application/atom+xml"
        );
        _site.Serve(
            "/json",
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"3\",\"url\":\"/a/3\",\"title\":\"Three\"}]}",
            "application/feed+json"
        );
        _site.Serve(
            "/sitemap.xml",
            $"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>{_site.Url("/a/4")}</loc><news:news><news:title>Four</news:title></news:news></url></urlset>",
            "application/xml"
        );
        _site.Serve(
            "/section",
            "<html><body><nav><a href='/about-us-and-our-long-story'>All about us and our story</a></nav><main><h2><a href='/2026/03/governor-flees-town-after-fighting'>Governor flees town after a night of fighting</a></h2></main></body></html>"
        );
        for (var i = 1; i <= 4; i++)
            _site.Serve($"/a/{i}", $"<p>Article {i}</p>");
        _site.Serve("/2026/03/governor-flees-town-after-fighting", "<p>Five</p>");
        _host.Define(
            "sources:\n"
                + string.Concat(new[] { "rss", "atom", "json", "sitemap.xml", "section" }.Select((p, i) => Entry($"s{i}", _site.Url("/" + p))))
        );
        await _host.Host.StartAsync();

        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Urls.Distinct().Count() >= 5), string.Join(", ", _host.Intake.Urls));
        Assert.Equal(
            [_site.Url("/2026/03/governor-flees-town-after-fighting"), _site.Url("/a/1"), _site.Url("/a/2"), _site.Url("/a/3"), _site.Url("/a/4")],
            _host.Intake.Urls.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("Four", _host.Intake.Taken.First(t => t.Capture.RequestedUrl == _site.Url("/a/4")).Capture.Hint!.Title);
    }

    [Fact]
    public async Task A_young_article_is_visited_again_and_its_revision_taken()
    {
        var text = "first";
        _site.Serve("/rss", $"<rss><channel><item><link>{_site.Url("/a")}</link></item></channel></rss>", "text/xml");
        _site.Serve("/a", context => context.Response.WriteAsync(text));
        _host.Define("sources:\n" + Entry("s", _site.Url("/rss"), "poll_min: 1s\n    poll_max: 2s"));
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count == 1));
        text = "second";
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Any(t => System.Text.Encoding.UTF8.GetString(t.Body) == "second"), 8));
    }

    [Fact]
    public async Task An_item_without_a_link_is_its_own_page()
    {
        _site.Serve(
            "/rss",
            "<rss><channel><item><title>Short news</title><guid>n-1</guid><description>&lt;p&gt;The bridge is open again.&lt;/p&gt;</description></item></channel></rss>",
            "text/xml"
        );
        _host.Define("sources:\n" + Entry("s", _site.Url("/rss")));
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count == 1));
        var (capture, body) = _host.Intake.Taken[0];
        Assert.Equal("<p>The bridge is open again.</p>", System.Text.Encoding.UTF8.GetString(body));
        Assert.Equal("Short news", capture.Hint!.Title);
    }

    [Fact]
    public async Task Links_of_a_listing_page_are_followed()
    {
        _site.Serve("/front", "<html><body><p>Nothing that looks like a headline here</p></body></html>");
        _site.Serve("/x/1", "<p>1</p>");
        _host.Intake.Answer = capture => capture.RequestedUrl == _site.Url("/front")
            ? new IntakeResult(IntakeOutcome.Listing, [], [_site.Url("/x/1")])
            : new IntakeResult(IntakeOutcome.Accepted, [], []);
        _host.Define("sources:\n" + Entry("s", _site.Url("/front")));
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Urls.Contains(_site.Url("/x/1"))));
    }

    [Fact]
    public async Task A_folder_gives_its_files_with_what_their_sidecars_say()
    {
        Directory.CreateDirectory(_host.Folder["in"]);
        File.WriteAllText(_host.Folder["in/a.txt"], "---\nurl: https://velmaria.example/a\ndate: 2026-03-01\n---\nThe town fell.");
        File.WriteAllText(_host.Folder["in/b.html"], "<p>b</p>");
        File.WriteAllText(_host.Folder["in/b.meta.yaml"], "outlet: The Tavrin Courier");
        _host.Define($"sources:\n  - id: f\n    path: {_host.Folder["in"]}\n    poll_min: 1s\n");
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count == 2));
        var a = _host.Intake.Taken.Single(t => t.Capture.ContentType == "text/plain");
        Assert.Equal("https://velmaria.example/a", a.Capture.Url);
        Assert.Equal("The town fell.", System.Text.Encoding.UTF8.GetString(a.Body));
        Assert.Equal("The Tavrin Courier", _host.Intake.Taken.Single(t => t.Capture.ContentType == "text/html").Capture.Hint!.Outlet);
    }

    [Fact]
    public async Task A_file_of_addresses_is_a_list_of_pages()
    {
        _site.Serve("/x/1", "<p>1</p>");
        _site.Serve("/x/2", "<p>2</p>");
        File.WriteAllText(_host.Folder["pages.txt"], $"# Pages\n{_site.Url("/x/1")}\n\n{_site.Url("/x/2")}\n");
        _host.Define($"sources:\n  - id: list\n    kind: urls\n    path: {_host.Folder["pages.txt"]}\n    allow_private: true\n");
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Urls.Distinct().Count() == 2));
    }

    [Fact]
    public async Task Without_a_contact_nothing_outside_is_asked()
    {
        _site.Serve("/rss", "<rss><channel/></rss>", "text/xml");
        File.WriteAllText(_host.Folder["pages.txt"], _site.Url("/page"));
        _host.Define(
            $"sources:\n  - id: outside\n    url: {_site.Url("/rss")}\n  - id: list\n    kind: urls\n    path: {_host.Folder["pages.txt"]}\n"
        );
        await _host.Host.StartAsync();
        await Task.Delay(1500);
        Assert.Empty(_site.Requests);
    }

    private static string Entry(string id, string url, string more = "poll_min: 1s") =>
        $"  - id: {id}\n    url: {url}\n    allow_private: true\n    {more}\n";
}
