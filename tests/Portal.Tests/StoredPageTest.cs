using System.Net;
using System.Net.Sockets;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Search;
using Ingestion.Tests.Browsing;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Ingestion.Tests.TestArticles;

namespace Ingestion.Portal.Tests;

/// <summary>An article beside the stored page that it was read from. That page was written by strangers.</summary>
public sealed class StoredPageTest(StoredPageTest.PortalWithPages portal, StoredPageTest.ApartPortal apart, Browser browser)
    : IClassFixture<StoredPageTest.PortalWithPages>, IClassFixture<StoredPageTest.ApartPortal>, IClassFixture<Browser>
{
    [Fact]
    public async Task A_reader_gets_from_the_article_to_the_page_it_was_read_from_and_back()
    {
        var page = await browser.OpenAsync(portal.Address, $"/articles/{PortalWithPages.Plain.Id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "the stored page" }).ClickAsync();
        Assert.Equal("Snow closes the pass", await page.Locator("h1").InnerTextAsync());
        await Assertions.Expect(page.FrameLocator("iframe").Locator("nav")).ToHaveTextAsync("Home");
        await Assertions.Expect(page.FrameLocator("iframe").Locator("p")).ToHaveTextAsync("The pass was closed at noon.");
        await Pictures.TakeAsync(page, "stored-page");
        await Pictures.TakeAsync(await browser.OpenAsync(portal.Address, new Uri(page.Url).PathAndQuery, ColorScheme.Dark), "stored-page-dark");
        await Pictures.TakeAsync(await browser.OpenAsync(portal.Address, new Uri(page.Url).PathAndQuery, width: 390), "stored-page-narrow");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the article" }).ClickAsync();
        await page.WaitForURLAsync($"**/articles/{PortalWithPages.Plain.Id}?revision=1");
    }

    [Fact]
    public async Task A_stored_page_runs_nothing_and_asks_nobody()
    {
        var page = await browser.OpenAsync(portal.Address, $"/articles/{PortalWithPages.Hostile.Id}/stored");
        var frame = page.FrameLocator("iframe");
        await Assertions.Expect(frame.Locator("#last")).ToHaveTextAsync("The page ends here.");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal("Stored page: A hostile page · Ingestion", await page.TitleAsync());
        Assert.Equal("Harmless", await frame.Locator("title").TextContentAsync());
        Assert.Equal(0, await frame.Locator("#written-by-script").CountAsync());
        await page.RunAndWaitForConsoleMessageAsync(
            () => frame.Locator("#top").ClickAsync(),
            new() { Predicate = message => message.Text.Contains("sandboxed", StringComparison.Ordinal) }
        );
        await page.RunAndWaitForConsoleMessageAsync(
            () => frame.Locator("#away").ClickAsync(),
            new() { Predicate = message => message.Text.Contains("frame-src", StringComparison.Ordinal) }
        );
        Assert.StartsWith(portal.Address.ToString(), page.Url, StringComparison.Ordinal);
        Assert.False(portal.Outside.Pending(), "The stored page made the browser connect to a server.");
    }

    [Fact]
    public async Task Opened_by_itself_a_stored_page_is_confined_as_well()
    {
        var page = await browser.OpenAsync(portal.Address, "/captures/c-hostile");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal("Harmless", await page.TitleAsync());
        Assert.False(portal.Outside.Pending(), "The stored page made the browser connect to a server.");
        var answer = await portal.Http.GetAsync("/captures/c-hostile", TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("sandbox; default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("off", Assert.Single(answer.Headers.GetValues("X-DNS-Prefetch-Control")));
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task A_page_is_shown_in_the_letters_it_was_read_in_and_text_as_text()
    {
        var cyrillic = await portal.Http.GetAsync("/captures/c-cyrillic", TestContext.Current.CancellationToken);
        Assert.Contains("Перевал закрыт", await cyrillic.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var plain = await portal.Http.GetAsync("/captures/c-plain", TestContext.Current.CancellationToken);
        Assert.Equal("text/plain; charset=utf-8", plain.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData("c-nowhere", "The archive no longer holds this page.")]
    [InlineData("c-picture", "What was stored is no text and is not shown.")]
    public async Task What_cannot_be_shown_says_why(string capture, string sentence)
    {
        var answer = await portal.Http.GetAsync($"/captures/{capture}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_apart_from_the_fetcher_says_so_beside_the_text()
    {
        var page = await browser.OpenAsync(apart.Address, $"/articles/{PortalWithPages.Plain.Id}/stored");
        Assert.StartsWith("This portal runs apart from the Fetcher", await page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("The pass was closed at noon.", await page.Locator(".body").InnerTextAsync());
        Assert.Equal(0, await page.Locator("iframe").CountAsync());
    }

    public class ApartPortal : PortalHost
    {
        protected override Task SeedAsync() =>
            Index.WriteAsync([Document(PortalWithPages.Plain), Document(PortalWithPages.Hostile)], CancellationToken.None);

        private static IndexWrite Document(Article article) =>
            DocumentBuilder.Build(article, New(article), new Enrichment { Language = "en", Analysed = true }, [], 1);
    }

    public sealed class PortalWithPages : ApartPortal
    {
        public static readonly Article Plain = Article("snow", "Valley Post", "Snow closes the pass", "The pass was closed at noon.");
        public static readonly Article Hostile = Article("hostile", "Valley Post", "A hostile page", "What was read of it.");

        /// <summary>A server somewhere else, which no reader's browser may ever ask.</summary>
        public TcpListener Outside { get; } = new(IPAddress.Loopback, 0);

        protected override void Extend(IHostApplicationBuilder builder) => WithFetcher(builder);

        protected override async Task SeedAsync()
        {
            Outside.Start();
            await base.SeedAsync();
            await StoreAsync(Plain.Capture, TestPages.Html(Plain));
            await StoreAsync(Hostile.Capture, Encoding.UTF8.GetBytes(HostilePage($"http://127.0.0.1:{((IPEndPoint)Outside.LocalEndpoint).Port}")));
            await StoreAsync(new CaptureId("c-cyrillic"), Cyrillic());
            await StoreAsync(new CaptureId("c-plain"), "Snow fell, and <b>bold</b> is how it was written."u8.ToArray(), "text/plain");
            await StoreAsync(new CaptureId("c-picture"), [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10], "image/jpeg");
        }

        private Task StoreAsync(CaptureId id, byte[] body, string contentType = "text/html") =>
            Archive!.AppendAsync(TestPages.Capture(id, body, contentType), body, CancellationToken.None);

        /// <summary>In windows-1251, which nothing declares.</summary>
        private static byte[] Cyrillic()
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding
                .GetEncoding(1251)
                .GetBytes(
                    "<!doctype html><title>Снег</title><p>Перевал закрыт до утра, сообщили в управлении дорог, и никто не знает, когда его откроют снова.</p>"
                );
        }

        private static string HostilePage(string outside) =>
            $$"""
                <!doctype html><html><head><title>Harmless</title>
                <LINK rel="preconnect" href="{{outside}}"><link rel=dns-prefetch href="{{outside}}"><link
                rel="stylesheet" href="{{outside}}/style.css"><link rel="prefetch" href="{{outside}}/next"><link rel="icon" href="{{outside}}/icon">
                <meta http-equiv="refresh" content="0; url={{outside}}/refreshed"><meta http-equiv="Content-Security-Policy" content="default-src *">
                <base href="{{outside}}/"><style>@import "{{outside}}/more.css"; body { background: url({{outside}}/back.png) } @font-face { font-family: x; src: url({{outside}}/font) } p { font-family: x }</style>
                <script>document.title = 'owned'; top.document.title = 'owned';</script><script src="{{outside}}/script.js"></script></head>
                <body onload="document.title='owned'" background="{{outside}}/back.gif"><img src="{{outside}}/pixel.gif"><img src=x onerror="document.title='owned'">
                <svg onload="document.title='owned'"><image href="{{outside}}/svg.png"/></svg><iframe src="{{outside}}/frame"></iframe><object data="{{outside}}/object"></object>
                <video src="{{outside}}/video" poster="{{outside}}/poster" autoplay></video><form id="f" action="{{outside}}/form"><input name="q" autofocus onfocus="f.submit()"></form>
                <script>document.write('<p id="written-by-script">');</script>
                <a id="away" href="http://elsewhere.invalid/away">away</a> <a id="top" target="_top" href="http://elsewhere.invalid/top">top</a><p id="last">The page ends here.</p></body></html>
                """;
    }
}
