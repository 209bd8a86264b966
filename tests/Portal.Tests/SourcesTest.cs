using System.Net;
using System.Text;
using System.Text.Json;
using Ingestion.Contracts.V1;
using Ingestion.Search;
using Ingestion.Tests.Browsing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Ingestion.Tests.TestArticles;

namespace Ingestion.Portal.Tests;

/// <summary>Sources and stored pages in a portal whose Fetcher is another process.</summary>
public sealed class SourcesTest(SourcesTest.PortalApart portal, Browser browser) : IClassFixture<SourcesTest.PortalApart>, IClassFixture<Browser>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_sees_what_is_wrong_with_a_source_and_pauses_it()
    {
        var page = await browser.OpenAsync(portal.Address, "/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sources", Exact = true }).ClickAsync();
        Assert.Contains("1 source to look at", await page.Locator(".lead").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(FetcherProcess.Problem, await page.Locator(".sources").InnerTextAsync(), StringComparison.Ordinal);
        await Pictures.TakeAsync(page, "sources-light");
        await Pictures.TakeAsync(await browser.OpenAsync(portal.Address, "/sources", ColorScheme.Dark), "sources-dark");
        await Pictures.TakeAsync(await browser.OpenAsync(portal.Address, "/sources", width: 390), "sources-narrow");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ridge Radio" }).ClickAsync();
        Assert.Contains("every 5 minutes", await page.Locator(".facts").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync("paused");
        await Pictures.TakeAsync(page, "source-light");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Assertions.Expect(page.Locator(".state")).Not.ToHaveTextAsync("paused");
    }

    [Fact]
    public async Task The_api_of_sources_answers_at_the_portal_too()
    {
        var definition = """{"id": "harbour", "url": "https://harbour.example/news"}""";
        using var added = await PostAsync("/api/sources", definition);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal("/api/sources/harbour", added.Headers.Location?.ToString());
        Assert.Equal(
            "harbour",
            JsonDocument.Parse(await portal.Http.GetStringAsync("/api/sources/harbour", Cancel)).RootElement.GetProperty("id").GetString()
        );
        Assert.Contains("https://harbour.example/news", await portal.Http.GetStringAsync("/api/sources.opml", Cancel), StringComparison.Ordinal);
        using var twice = await PostAsync("/api/sources", definition);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Equal("application/problem+json", twice.Content.Headers.ContentType?.MediaType);
        using var gone = await portal.Http.DeleteAsync("/api/sources/harbour", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
    }

    [Fact]
    public async Task An_id_with_signs_of_an_address_stays_an_id_on_its_way()
    {
        using var answer = await portal.Http.GetAsync("/api/sources/no%3Fbody", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(
            "No source has the id 'no?body'",
            JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_a_page_of_another_site_sends_changes_no_source()
    {
        using var foreign = await PostAsync($"/api/sources/{FetcherProcess.Source}/pause", "", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        using var form = await portal.Http.PostAsync(
            $"/sources/{FetcherProcess.Source}",
            new FormUrlEncodedContent([new("action", "pause")]),
            Cancel
        );
        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
        Assert.DoesNotContain("paused", await portal.Http.GetStringAsync($"/api/sources/{FetcherProcess.Source}", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_source_is_told()
    {
        using var page = await portal.Http.GetAsync("/sources/nobody", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("No source has the id &#x27;nobody&#x27;", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_page_comes_from_the_archive_of_the_other_process()
    {
        var page = await browser.OpenAsync(portal.Address, $"/articles/{PortalApart.Snow.Id}/stored");
        await Assertions.Expect(page.FrameLocator("iframe").Locator("p")).ToHaveTextAsync("The pass was closed at noon.");
        using var gone = await portal.Http.GetAsync("/captures/c-nowhere", Cancel);
        Assert.Contains("The archive no longer holds this page.", await gone.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fetcher_that_is_away_is_named_and_leaves_the_articles_readable()
    {
        await using var lonely = new PortalApart();
        await lonely.InitializeAsync();
        await lonely.Fetcher.StopAsync();
        foreach (var address in new[] { "/sources", "/api/sources" })
        {
            using var answer = await lonely.Http.GetAsync(address, Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("does not answer", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.Contains(
            "The pass was closed at noon.",
            await lonely.Http.GetStringAsync($"/articles/{PortalApart.Snow.Id}/stored", Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_fetcher_that_asks_for_the_key_too_is_shown_it()
    {
        await using var locked = new LockedPortal();
        await locked.InitializeAsync();
        using var anybody = await locked.Http.PostAsync($"/api/sources/{FetcherProcess.Source}/pause", null, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, anybody.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/sources/{FetcherProcess.Source}/pause")
        {
            Headers = { Authorization = new("Bearer", LockedPortal.Key) },
        };
        using var answer = await locked.Http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string address, string body, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (origin is not null) request.Headers.Add("Origin", origin);
        return portal.Http.SendAsync(request, Cancel);
    }

    private sealed class LockedPortal : PortalHost
    {
        public const string Key = "a-key-of-the-tests-0001";
        private readonly FetcherProcess _fetcher = new(Key);

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await _fetcher.DisposeAsync();
        }

        protected override void Extend(IHostApplicationBuilder builder)
        {
            _fetcher.StartAsync().GetAwaiter().GetResult();
            builder.Configuration.AddInMemoryCollection([new("Portal:Fetcher", _fetcher.Address), new("Portal:Key", Key)]);
        }
    }

    public sealed class PortalApart : PortalHost
    {
        public static readonly Article Snow = Article("snow", "Valley Post", "Snow closes the pass", "The pass was closed at noon.");

        private FetcherProcess? _fetcher;

        public FetcherProcess Fetcher => _fetcher ??= StartedFetcher();

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Fetcher.DisposeAsync();
        }

        protected override void Extend(IHostApplicationBuilder builder) =>
            builder.Configuration.AddInMemoryCollection([new("Portal:Fetcher", Fetcher.Address)]);

        protected override async Task SeedAsync()
        {
            await Fetcher.Archive.AppendAsync(TestPages.CaptureOf(Snow), TestPages.Html(Snow), CancellationToken.None);
            await Index.WriteAsync(
                [DocumentBuilder.Build(Snow, New(Snow), new Enrichment { Language = "en", Analysed = true }, [], 1)],
                CancellationToken.None
            );
        }

        private static FetcherProcess StartedFetcher()
        {
            var fetcher = new FetcherProcess();
            fetcher.StartAsync().GetAwaiter().GetResult();
            return fetcher;
        }
    }
}
