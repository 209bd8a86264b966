using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ingestion.Fetcher.Tests.Support;
using Xunit;

namespace Ingestion.Fetcher.Tests.Api;

public sealed class SourcesApiTest : IAsyncLifetime
{
    private const string Story =
        "<html><head><title>The bridge at Uzvar is open</title></head><body><article><h1>The bridge at Uzvar is open</h1><p>Engineers opened the bridge at Uzvar on Sunday morning after eleven days of repair, the regional road office said in a statement.</p><p>Lorries with flour and medicine were the first to cross, and residents on both banks came to watch them go by.</p></article></body></html>";
    private FetcherHost _fetcher = null!;
    private SourcesApiHost _api = null!;
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Serve(
            "/rss",
            "<rss><channel><item><title>The bridge is open</title><link>/a/1</link><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate></item><item><title>Flour arrives</title><link>/private/2</link></item></channel></rss>",
            "text/xml"
        );
        _site.Serve("/a/1", Story);
        _site.Serve("/robots.txt", "User-agent: *\nDisallow: /private/", "text/plain");
        _fetcher = await FetcherHost.CreateAsync(settings: ("Fetcher:ApiMayReachInside", "true"));
        _api = await SourcesApiHost.StartAsync(_fetcher);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _fetcher.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_source_that_was_added_is_visited_and_survives_a_restart()
    {
        await _fetcher.Host.StartAsync(TestContext.Current.CancellationToken);
        var added = await PostAsync("/api/sources", Definition("added"));
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal("/api/sources/added", added.Headers.Location!.ToString());
        Assert.Equal("api", (await BodyAsync(added)).GetProperty("defined_in").GetString());
        Assert.True(await FetcherHost.EventuallyAsync(() => _fetcher.Intake.Urls.Contains(_site.Url("/a/1"))));
        await _fetcher.Host.StopAsync(TestContext.Current.CancellationToken);

        await using var again = await FetcherHost.CreateAsync(_fetcher.Folder);
        await using var api = await SourcesApiHost.StartAsync(again);
        var list = await api.Client.GetFromJsonAsync<JsonElement>("/api/sources", TestContext.Current.CancellationToken);
        Assert.Equal("added", Assert.Single(list.EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task With_a_key_everybody_reads_and_only_who_shows_it_changes_a_source()
    {
        await using var api = await SourcesApiHost.StartAsync(_fetcher, "a-key-of-the-tests-0001");
        Assert.Equal(HttpStatusCode.OK, (await api.Client.GetAsync("/api/sources", TestContext.Current.CancellationToken)).StatusCode);
        foreach (
            var (shown, expected) in new[]
            {
                (null, HttpStatusCode.Unauthorized),
                ("another-key-0001", HttpStatusCode.Unauthorized),
                ("a-key-of-the-tests-0001", HttpStatusCode.NotFound),
            }
        )
        {
            Remote.FetcherRegistration.ShowKey(api.Client, shown);
            foreach (var change in new[] { "/api/sources/nobody/pause", "/api/sources/nobody/fetch" })
            {
                using var answer = await api.Client.PostAsync(change, null, TestContext.Current.CancellationToken);
                Assert.Equal(expected, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task What_another_Fetcher_on_the_database_added_is_visited_here()
    {
        await using var other = await FetcherHost.CreateAsync(_fetcher.Folder, polling: true);
        await other.Host.StartAsync(TestContext.Current.CancellationToken);
        await PostAsync("/api/sources", Definition("added"));
        Assert.True(await FetcherHost.EventuallyAsync(() => other.Intake.Urls.Contains(_site.Url("/a/1"))));
    }

    [Fact]
    public async Task The_file_holds_against_the_API()
    {
        _fetcher.Define($"sources:\n  - id: filed\n    url: {_site.Url("/rss")}\n    enabled: false\n");
        var taken = await PostAsync("/api/sources", Definition("filed"));
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        Assert.Contains(_fetcher.SourcesFile, await DetailAsync(taken), StringComparison.Ordinal);
        var removed = await _api.Client.DeleteAsync("/api/sources/filed", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, removed.StatusCode);
        Assert.Contains(_fetcher.SourcesFile, await DetailAsync(removed), StringComparison.Ordinal);
        var paused = await PostAsync("/api/sources/filed/pause", "");
        Assert.Equal(HttpStatusCode.Conflict, paused.StatusCode);
        Assert.Contains("enabled: true", await DetailAsync(paused), StringComparison.Ordinal);

        await PostAsync("/api/sources", Definition("mine"));
        _fetcher.Define($"sources:\n  - id: mine\n    name: From the file\n    url: {_site.Url("/rss")}\n");
        Assert.Equal(
            "From the file",
            (await _api.Client.GetFromJsonAsync<JsonElement>("/api/sources/mine", TestContext.Current.CancellationToken))
                .GetProperty("name")
                .GetString()
        );
    }

    [Fact]
    public async Task Of_requests_for_one_id_at_the_same_moment_one_is_taken_and_the_others_are_told()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PostAsync("/api/sources", Definition("mine"))));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(11, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_source_that_was_added_can_be_removed_and_added_again()
    {
        await PostAsync("/api/sources", Definition("mine"));
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync("/api/sources", Definition("mine"))).StatusCode);
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await _api.Client.DeleteAsync("/api/sources/mine", TestContext.Current.CancellationToken)).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Client.DeleteAsync("/api/sources/mine", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync("/api/sources", Definition("mine"))).StatusCode);
    }

    [Theory]
    [InlineData("""{"id": "Bad Id", "url": "https://velmaria.example/"}""", "Bad Id")]
    [InlineData("""{"id": "s", "ulr": "https://velmaria.example/"}""", "'ulr' is not a key")]
    [InlineData("""{"id": "s"}""", "exactly one of 'url', 'path' and 'urls'")]
    [InlineData("""{"id": "s", "url": "https://velmaria.example/", "poll_min": "soon"}""", "'poll_min' is 'soon'")]
    [InlineData("""{"id": "s", "url": "https://velmaria.example/", "headers": {"X-Key": "s3cret"}}""", "env:NAME")]
    [InlineData("id: s\nurl: https://velmaria.example/", "no JSON")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "no JSON")]
    [InlineData("\"s\"", "not a source")]
    public async Task A_wrong_definition_is_refused_with_its_reason(string definition, string reason)
    {
        var refused = await PostAsync("/api/sources", definition);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(reason, await DetailAsync(refused), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'path': '/etc'")]
    [InlineData("'url': 'https://velmaria.example/', 'headers': {'X': 'file:/etc/passwd'}")]
    [InlineData("'url': 'https://velmaria.example/', 'cookies': 'env:SECRET'")]
    [InlineData("'url': 'https://velmaria.example/', 'proxy': 'http://10.0.0.1:3128'")]
    [InlineData("'url': 'http://10.0.0.8/', 'allow_private': true")]
    public async Task The_API_gives_nobody_this_machines_files_or_network_unless_it_is_set_so(string keys)
    {
        await using var strict = await FetcherHost.CreateAsync();
        await using var api = await SourcesApiHost.StartAsync(strict);
        foreach (var address in new[] { "/api/sources", "/api/sources/dry-run" })
        {
            var refused = await api.Client.PostAsync(
                address,
                new StringContent($"{{'id': 's', {keys}}}".Replace('\'', '"')),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("Fetcher:ApiMayReachInside", await DetailAsync(refused), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_taken_and_keeps_nothing()
    {
        var trial = await BodyAsync(await PostAsync("/api/sources/dry-run", Definition("tried")));
        Assert.Equal("feed", trial.GetProperty("kind").GetString());
        Assert.Equal(2, trial.GetProperty("named").GetInt32());
        Assert.Equal("The bridge is open", trial.GetProperty("items")[0].GetProperty("title").GetString());
        var article = trial.GetProperty("pages")[0].GetProperty("articles")[0];
        Assert.Equal("The bridge at Uzvar is open", article.GetProperty("title").GetString());
        Assert.StartsWith("Engineers opened the bridge", article.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("robots.txt forbids", trial.GetProperty("pages")[1].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, _site.Count("/private/2"));
        Assert.Empty(_fetcher.Intake.Taken);
        Assert.Empty((await _api.Client.GetFromJsonAsync<JsonElement>("/api/sources", TestContext.Current.CancellationToken)).EnumerateArray());
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest", "which no source may ask")]
    [InlineData("http://127.0.0.1:1/", "cannot be reached")]
    public async Task A_dry_run_is_held_to_the_same_checks(string url, string problem)
    {
        var trial = await BodyAsync(await PostAsync("/api/sources/dry-run", $$"""{"id": "tried", "url": "{{url}}", "allow_private": true}"""));
        Assert.Contains(problem, trial.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_without_a_contact_asks_for_one()
    {
        var trial = await BodyAsync(await PostAsync("/api/sources/dry-run", """{"id": "tried", "url": "https://velmaria.example/"}"""));
        Assert.Contains("Fetcher:Contact", trial.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_act_through_the_operators_browser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sources")
        {
            Content = new StringContent(Definition("forged"), Encoding.UTF8, "text/plain"),
        };
        request.Headers.Add("Origin", "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await _api.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        using var own = new HttpRequestMessage(HttpMethod.Post, "/api/sources") { Content = new StringContent(Definition("own")) };
        own.Headers.Add("Origin", _api.Client.BaseAddress!.ToString().TrimEnd('/'));
        Assert.Equal(HttpStatusCode.Created, (await _api.Client.SendAsync(own, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task OPML_goes_in_and_comes_out()
    {
        const string opml = """
            <?xml version="1.0"?>
            <opml version="2.0"><head/><body>
              <outline text="North">
                <outline text="Cities">
                  <outline type="rss" text="Courier" xmlUrl="https://courier.example/feed.xml" htmlUrl="https://courier.example/"/>
                </outline>
                <outline type="rss" title="Ember &amp; Ash" xmlUrl="https://www.embers.example/rss" category="/side/insurgent"/>
              </outline>
              <outline type="rss" text="Again" xmlUrl="http://courier.example/feed.xml?utm_source=opml"/>
              <outline type="rss" text="Second feed" xmlUrl="https://courier.example/sport/feed.xml"/>
              <outline type="rss" text="Mail" xmlUrl="mailto:desk@courier.example"/>
              <outline type="link" text="A page" url="https://courier.example/about"/>
            </body></opml>
            """;
        var result = await BodyAsync(await PostAsync("/api/sources/opml", opml));
        Assert.Equal(
            ["courier.example", "embers.example", "courier.example-sport-feed.xml"],
            result.GetProperty("added").EnumerateArray().Select(a => a.GetProperty("id").GetString()!)
        );
        Assert.Equal(
            [(9, "is line 5 already"), (11, "no http or https address"), (12, "has no xmlUrl")],
            result
                .GetProperty("refused")
                .EnumerateArray()
                .Select(r =>
                    (
                        r.GetProperty("line").GetInt32(),
                        new[] { "is line 5 already", "no http or https address", "has no xmlUrl" }.First(p =>
                            r.GetProperty("reason").GetString()!.Contains(p, StringComparison.Ordinal)
                        )
                    )
                )
        );
        var again = await BodyAsync(await PostAsync("/api/sources/opml", opml));
        Assert.Empty(again.GetProperty("added").EnumerateArray());
        Assert.Contains("source 'courier.example'", again.GetProperty("refused")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);

        var written = await _api.Client.GetStringAsync("/api/sources.opml", TestContext.Current.CancellationToken);
        var read = Fetcher.Sources.OpmlDocument.Read(written);
        Assert.Empty(read.Errors);
        Assert.Equal(
            ["https://courier.example/feed.xml", "https://courier.example/sport/feed.xml", "https://www.embers.example/rss"],
            read.Feeds.Select(f => f.Url)
        );
        Assert.Equal(("Ember & Ash", "North side/insurgent"), (read.Feeds[2].Title, string.Join(' ', read.Feeds[2].Folders)));
    }

    [Theory]
    [InlineData("no xml", 1)]
    [InlineData("<rss/>", 1)]
    [InlineData("<opml><body>\n<outline xmlUrl='https://velmaria.example/a'/>\n<outline text='x & y'/>", 3)]
    [InlineData(
        "<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<opml><body>\n<outline text='&x;' xmlUrl='https://velmaria.example/a'/></body></opml>",
        3
    )]
    public void OPML_that_is_none_is_told_by_line(string opml, long line) =>
        Assert.Equal(line, Assert.Single(Fetcher.Sources.OpmlDocument.Read(opml).Errors).Line);

    private string Definition(string id) =>
        $$"""{"id": "{{id}}", "url": "{{_site.Url("/rss")}}", "allow_private": true, "tags": ["test"], "poll_min": "1h"}""";

    private Task<HttpResponseMessage> PostAsync(string address, string body) =>
        _api.Client.PostAsync(address, new StringContent(body), TestContext.Current.CancellationToken);

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static async Task<string> DetailAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("detail").GetString()!;
}
