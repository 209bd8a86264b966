using Ingestion.Fetcher.Replaying;
using Ingestion.Ledger;
using Ingestion.Tests;
using Ingestion.Tests.Browsing;
using Ingestion.Tests.Sample;
using Microsoft.Playwright;
using Xunit;

namespace Ingestion.Standalone.Tests;

/// <summary>Holds the running product to what <c>samples/expected.json</c> says of the sample newsroom.</summary>
public sealed class SampleTest(SettledSample settled, Browser browser) : IClassFixture<SettledSample>, IClassFixture<Browser>
{
    private RunningSample Sample => settled.Sample;

    [Fact]
    public async Task Every_sample_article_comes_out_as_expected()
    {
        var expected = SampleExpectations.Load(Repository.At("samples", "expected.json"), Sample.Server.Expand);
        PendingSample.Expectations.Hold(
            SampleComparison.Compare(expected, await Sample.Reader.ArticlesAsync(), await Sample.Reader.IncidentsAsync())
        );
    }

    [Fact]
    public async Task Every_accepted_article_has_an_outcome_and_none_is_quarantined()
    {
        var sum = await Sample.Get<ILedger>().SumAsync(CancellationToken.None);
        Assert.True(sum.Accepted > 0);
        Assert.Equal(sum.Accepted, sum.Indexed + sum.Folded + sum.Rejected + sum.Quarantined);
        Assert.Equal(0, sum.Quarantined);
    }

    [Fact]
    public async Task A_replay_sends_everything_again_and_changes_nothing()
    {
        var before = await LookAsync();
        var replayed = await Sample.Get<CaptureReplay>().ReplayAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, CancellationToken.None);
        Assert.True(replayed.Articles > 20, $"{replayed}");
        Assert.Equal(0, replayed.Lost);
        await Task.Delay(TimeSpan.FromSeconds(8)); // Nothing is in flight by the ledger, which knows every answer; the messages pass all the same.
        Assert.Equal(before, await LookAsync());
    }

    /// <summary>The ledger's sum, and the incidents with how often each was told.</summary>
    private async Task<string> LookAsync()
    {
        var sum = await Sample.Get<ILedger>().SumAsync(CancellationToken.None);
        var incidents = await Sample.Reader.IncidentsAsync();
        return $"{sum.Accepted} {sum.Indexed} {sum.Folded} {sum.Rejected} {sum.Quarantined}; {await Sample.AlertVersionsAsync()} versions; "
            + string.Join("; ", incidents.Select(i => $"{i.Place} {i.Action} {i.Status} {i.Sources}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_portal_leads_from_the_latest_alert_to_its_sentence_in_the_article()
    {
        var page = await browser.OpenAsync(Sample.Address, "/");
        await Assertions.Expect(page.Locator(".latest li").First).ToBeVisibleAsync();
        await Pictures.TakeAsync(page, "portal");
        await page.Locator(".latest li a").First.ClickAsync();
        await page.Locator("blockquote a").First.ClickAsync();
        await Assertions.Expect(page.Locator("mark").First).ToBeVisibleAsync();
        await Pictures.TakeAsync(page, "portal-evidence");
    }

    [Fact]
    public async Task The_portal_shows_an_article_beside_the_page_it_was_read_from()
    {
        var page = await browser.OpenAsync(Sample.Address, "/?q=Seldova");
        await page.Locator(".hit h2 a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "the stored page" }).ClickAsync();
        var title = await page.Locator("h1").InnerTextAsync();
        await Assertions.Expect(page.FrameLocator("iframe").Locator("h1").First).ToHaveTextAsync(title);
        await Pictures.TakeAsync(page, "portal-stored-page");
    }
}
