using Ingestion.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Ingestion.Portal.Tests;

/// <summary>What a reader does and sees, in a real browser.</summary>
public sealed class BrowserTest(SeededPortal portal, Browser browser) : IClassFixture<SeededPortal>, IClassFixture<Browser>
{
    [Fact]
    public async Task A_reader_searches_narrows_by_a_facet_and_removes_it_again()
    {
        var page = await browser.OpenAsync(portal.Address, "/");
        await page.GetByLabel("Search the articles").FillAsync("flour");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Heading(page, "24 articles");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Coast Daily") }).ClickAsync();
        await Heading(page, "12 articles");
        Assert.Equal("flour", await page.Locator(".hit mark").First.TextContentAsync());
        await Pictures.TakeAsync(page, "search-narrowed");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Outlet Coast Daily.*remove") }).ClickAsync();
        await Heading(page, "24 articles");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        Assert.Equal(4, await page.Locator(".hit").CountAsync());
    }

    [Fact]
    public async Task The_first_page_shows_the_latest_alerts_and_the_newest_articles()
    {
        var page = await browser.OpenAsync(portal.Address, "/");
        Assert.Contains("Red Ridge Front", await page.Locator(".latest").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("overruns Sarab", await page.Locator(".hit h2").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Varland", await page.Locator("[aria-labelledby=facet-country] .facet-name").AllInnerTextsAsync());
        await Pictures.TakeAsync(page, "search-light");
        await Pictures.TakeAsync(await browser.OpenAsync(portal.Address, "/", ColorScheme.Dark), "search-dark");
        await Pictures.TakeAsync(await browser.OpenAsync(portal.Address, "/", width: 390), "search-narrow");
    }

    [Fact]
    public async Task An_article_shows_its_marked_evidence_its_names_and_who_carried_it()
    {
        var page = await browser.OpenAsync(portal.Address, $"/articles/{SeededPortal.Fall.Id}");
        Assert.Equal([SeededPortal.Evidence, SeededPortal.Denial], await page.Locator("mark.evidence").AllInnerTextsAsync());
        Assert.Contains("Red Ridge Front", await page.Locator(".name.armed_group").AllInnerTextsAsync());
        Assert.Equal("Sarab (district, Upper Province, Varland)", await page.Locator(".name.place").First.GetAttributeAsync("title"));
        Assert.Contains("Two bridges on the Mirabad road", await page.Locator(".copies").InnerTextAsync(), StringComparison.Ordinal);
        var source = page.GetByRole(AriaRole.Link, new() { NameRegex = new("Read it at valley-post.example") });
        Assert.Equal("noopener noreferrer", await source.GetAttributeAsync("rel"));
        Assert.Equal(3, await page.Locator(".map circle.dot").CountAsync());
        await Pictures.TakeAsync(page, "article-light");
        await Pictures.TakeAsync(await browser.OpenAsync(portal.Address, $"/articles/{SeededPortal.Fall.Id}", ColorScheme.Dark), "article-dark");
        await Pictures.TakeAsync(await browser.OpenAsync(portal.Address, $"/articles/{SeededPortal.Fall.Id}", width: 390), "article-narrow");
    }

    [Fact]
    public async Task A_copy_has_a_page_that_says_what_it_is_a_copy_of()
    {
        var page = await browser.OpenAsync(portal.Address, $"/articles/{SeededPortal.Copy.Id}");
        Assert.Contains(
            "This is a copy of Red Ridge Front overruns Sarab district",
            await page.Locator(".notice").First.InnerTextAsync(),
            StringComparison.Ordinal
        );
        Assert.Contains("Two bridges on the Mirabad road", await page.Locator(".body").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_revision_says_so_and_leads_to_the_newest()
    {
        var page = await browser.OpenAsync(portal.Address, $"/articles/{SeededPortal.Corrected.Id}?revision=1&start=0&end=9#evidence");
        Assert.Contains("This is revision 1. The newest is revision 2.", await page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Karsa was", await page.Locator("#evidence").InnerTextAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "revision 2" }).ClickAsync();
        Assert.Contains("Mirsa was", await page.Locator(".body").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_leads_to_its_sentence_in_the_article()
    {
        var page = await browser.OpenAsync(portal.Address, "/alerts");
        await Pictures.TakeAsync(page, "alerts-light");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("said to have captured Sarab") }).ClickAsync();
        Assert.Contains(
            "Sarab (district), Upper Province, Varland · 9 March 2026",
            await page.Locator("header .where").InnerTextAsync(),
            StringComparison.Ordinal
        );
        Assert.Contains("claimed", await page.Locator(".history").First.InnerTextAsync(), StringComparison.Ordinal);
        await Pictures.TakeAsync(page, "alert-light");
        await Pictures.TakeAsync(await browser.OpenAsync(portal.Address, $"/alerts/{SeededPortal.AlertId}", ColorScheme.Dark), "alert-dark");
        await Pictures.TakeAsync(await browser.OpenAsync(portal.Address, $"/alerts/{SeededPortal.AlertId}", width: 390), "alert-narrow");
        await page.Locator(".evidence-list a").First.ClickAsync();
        await page.WaitForURLAsync("**/articles/**#evidence");
        Assert.Equal(SeededPortal.Evidence, await page.Locator("#evidence").InnerTextAsync());
        Assert.True(
            await page.EvaluateAsync<bool>(
                "() => { const r = document.querySelector('#evidence').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }"
            )
        );
    }

    [Fact]
    public async Task Historical_alerts_and_unanalysed_languages_are_marked()
    {
        var alerts = await browser.OpenAsync(portal.Address, "/alerts?historical=true");
        Assert.Contains("historical", await alerts.Locator(".alert-item").InnerTextAsync(), StringComparison.Ordinal);
        var search = await browser.OpenAsync(portal.Address, "/?language=es");
        Assert.Equal("not analysed", await search.Locator(".hit .mark").InnerTextAsync());
    }

    [Fact]
    public async Task What_a_page_says_is_never_run()
    {
        var page = await browser.OpenAsync(portal.Address, "/?q=normal");
        Assert.NotEqual("owned", await page.TitleAsync());
        Assert.Contains("<script>", await page.Locator(".hit h2").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator(".hit h2 a").ClickAsync();
        Assert.NotEqual("owned", await page.TitleAsync());
        Assert.Contains("<img src=x", await page.Locator(".body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("a[href^='javascript:'], main img, main script").CountAsync());
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Read it at") }).CountAsync());
    }

    [Fact]
    public async Task Nothing_is_loaded_from_elsewhere_and_nothing_is_refused_by_the_policy()
    {
        var page = await browser.OpenAsync(portal.Address, "/status");
        var elsewhere = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(portal.Address.ToString(), StringComparison.Ordinal))
                elsewhere.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        foreach (
            var path in new[]
            {
                "/",
                $"/articles/{SeededPortal.Fall.Id}",
                $"/articles/{SeededPortal.Fall.Id}/stored",
                "/alerts",
                $"/alerts/{SeededPortal.AlertId}",
                "/status",
            }
        )
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Empty(elsewhere);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Every_page_has_one_main_heading_named_landmarks_and_named_controls()
    {
        foreach (
            var path in new[]
            {
                "/",
                "/?q=zzzz",
                $"/articles/{SeededPortal.Fall.Id}",
                $"/articles/{SeededPortal.Fall.Id}/stored",
                "/alerts",
                $"/alerts/{SeededPortal.AlertId}",
                "/status",
                "/nowhere",
            }
        )
        {
            var page = await browser.OpenAsync(portal.Address, path);
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.Equal(1, await page.GetByRole(AriaRole.Main).CountAsync());
            var unnamed = await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('a,button,input:not([type=hidden]),select')].filter(e => !(e.innerText || e.getAttribute('aria-label') || e.labels?.length)).map(e => e.outerHTML)"
            );
            Assert.Empty(unnamed);
            Assert.False(
                await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"),
                path + " is wider than the window"
            );
        }
    }

    [Fact]
    public async Task On_a_narrow_screen_nothing_is_cut_off()
    {
        foreach (
            var path in new[]
            {
                "/",
                $"/articles/{SeededPortal.Fall.Id}",
                $"/articles/{SeededPortal.Fall.Id}/stored",
                "/alerts",
                $"/alerts/{SeededPortal.AlertId}",
                "/status",
                "/?q=normal",
            }
        )
        {
            var page = await browser.OpenAsync(portal.Address, path, width: 360);
            Assert.False(
                await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"),
                path + " is wider than the window"
            );
        }
    }

    [Fact]
    public async Task Without_script_a_reader_can_still_search()
    {
        var page = await browser.OpenAsync(portal.Address, "/", script: false);
        await page.GetByLabel("Search the articles").FillAsync("overran");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Heading(page, "1 article");
    }

    [Fact]
    public async Task A_search_without_a_match_says_what_to_try()
    {
        var page = await browser.OpenAsync(portal.Address, "/?q=zzzz&outlet=Coast+Daily");
        await Heading(page, "No articles");
        await page.GetByRole(AriaRole.Link, new() { Name = "Remove the filters" }).ClickAsync();
        await Heading(page, "No articles");
        await Pictures.TakeAsync(page, "search-nothing");
    }

    [Fact]
    public async Task A_missing_page_leads_on()
    {
        var page = await browser.OpenAsync(portal.Address, "/nowhere");
        await Heading(page, "Not found");
        await Pictures.TakeAsync(page, "not-found");
        await page.GetByRole(AriaRole.Link, new() { Name = "Newest articles", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/");
    }

    private static Task Heading(IPage page, string text) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = text, Exact = true })).ToBeVisibleAsync();
}
