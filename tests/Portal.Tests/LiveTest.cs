using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;
using Ingestion.Search;
using Ingestion.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Ingestion.Tests.TestArticles;

namespace Ingestion.Portal.Tests;

/// <summary>A portal that nothing has come into yet, and then something does.</summary>
public sealed class LiveTest(LiveTest.EmptyPortal portal, Browser browser) : IClassFixture<LiveTest.EmptyPortal>, IClassFixture<Browser>
{
    [Fact]
    public async Task An_empty_portal_says_what_to_do_and_shows_what_comes_in_by_itself()
    {
        var page = await browser.OpenAsync(portal.Address, "/");
        Assert.Contains("Nothing has been ingested yet", await page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        await Pictures.TakeAsync(page, "empty");
        var alerts = await browser.OpenAsync(portal.Address, "/alerts");
        Assert.Contains("No alert yet", await alerts.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);

        var article = Article("first", "Valley Post", "The first of all articles", "It came in.", Noon);
        await portal.Index.WriteAsync([DocumentBuilder.Build(article, New(article), new Enrichment(), [], 1)], CancellationToken.None);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "The first of all articles" }))
            .ToBeVisibleAsync(new() { Timeout = 15_000 });
        await AnAlertIsToldAsync(page);
    }

    private async Task AnAlertIsToldAsync(IPage page)
    {
        await page.Clock.InstallAsync();
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await portal.StoreAsync(new Alert
        {
            Id = "fresh", Version = 1, Headline = "A place changed hands <b>now</b>", Status = ClaimStatus.Claimed, Action = ControlAction.Captured,
            Place = new AlertPlace { Name = "Sarab" }, Raised = Noon, Updated = Noon,
        });
        await page.Clock.RunForAsync(20_000);
        var link = page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link);
        await Assertions.Expect(link).ToHaveTextAsync("A place changed hands <b>now</b>");
        await Pictures.TakeAsync(page, "live");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Assertions.Expect(link).ToBeHiddenAsync();
    }

    public sealed class EmptyPortal : PortalHost;
}
