using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Search;
using Ingestion.Tests.Browsing;
using Microsoft.Playwright;
using System.Net;
using Xunit;
using static Ingestion.Tests.TestArticles;

namespace Ingestion.Portal.Tests;

/// <summary>A person folds and unfolds in the portal's form.</summary>
public sealed class RulingTest(RulingTest.Newsroom portal, Browser browser) : IClassFixture<RulingTest.Newsroom>, IClassFixture<Browser>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_unfolds_a_copy_and_folds_it_again_with_a_reason()
    {
        var page = await browser.OpenAsync(portal.Address, $"/articles/{Newsroom.Copy.Id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "No copy? Unfold it" }).ClickAsync();
        await SendAsync(page, "It has its own reporter");
        Assert.Contains("Mira Holt said that it is no copy", await page.Locator(".changed").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal((Relation.New, "Mira Holt"), await StandingAsync());

        await page.GotoAsync(new Uri(portal.Address, $"/articles/{Newsroom.Copy.Id}/ruling").ToString());
        await page.GetByLabel("A copy: it is folded").CheckAsync();
        await page.GetByPlaceholder("Its id, or the address").FillAsync(new Uri(portal.Address, $"/articles/{Newsroom.Original.Id}?revision=1").ToString());
        await SendAsync(page, "The agency's text after all");
        Assert.Contains("folded it into \"Market opens late\" (Valley Post): The agency's text after all.", await page.Locator(".changed").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal((Relation.Copy, "Mira Holt"), await StandingAsync());
        await Pictures.TakeAsync(page, "ruling-done");
    }

    [Fact]
    public async Task A_ruling_that_cannot_stand_says_why()
    {
        var page = await browser.OpenAsync(portal.Address, $"/articles/{Newsroom.Original.Id}/ruling");
        await Pictures.TakeAsync(page, "ruling-form");
        await page.GetByPlaceholder("Its id, or the address").FillAsync(Newsroom.Original.Id.Value);
        await SendAsync(page, "No reason");
        Assert.Contains("cannot be folded into itself", await page.Locator(".failure").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("verdict", "unfold"), new("who", "Nobody"), new("why", "none")]);
        using var refused = await portal.Http.PostAsync(new Uri($"/articles/{Newsroom.Copy.Id}/ruling", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("The form is not from this portal", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var missing = await portal.Http.GetAsync(new Uri("/articles/nobody/ruling", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_wrong_key_in_the_form_changes_nothing()
    {
        var before = await StandingAsync();
        var page = await browser.OpenAsync(portal.Address, $"/articles/{Newsroom.Copy.Id}/ruling");
        await page.GetByLabel("A copy: it is folded").CheckAsync();
        await page.GetByPlaceholder("Its id, or the address").FillAsync(Newsroom.Original.Id.Value);
        await SendAsync(page, "Without the key", "not-the-key-of-this-portal");
        Assert.Contains("The key is missing or wrong", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await StandingAsync());
    }

    private static async Task SendAsync(IPage page, string why, string key = Newsroom.Key)
    {
        await page.GetByLabel("Your name").FillAsync("Mira Holt");
        await page.GetByLabel("Your reason").FillAsync(why);
        await page.GetByLabel("The portal's key").FillAsync(key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Rule" }).ClickAsync();
    }

    private async Task<(Relation Relation, string? RuledBy)> StandingAsync()
    {
        var decision = (await portal.Store.StandingAsync(new RevisionId(Newsroom.Copy.Id, 1), Cancel))!;
        return (decision.Relation, decision.RuledBy);
    }

    /// <summary>A portal over an article and its copy, as the Deduplicator has decided them.</summary>
    public sealed class Newsroom : PortalHost
    {
        private const string Text = "The market of Karsa opened late on Sunday. Traders had waited for flour since dawn, and the road from the harbour was closed by snow until noon, a clerk of the market said.";

        public static Article Original { get; } = Article("market", "Valley Post", "Market opens late", Text, Noon);

        public static Article Copy { get; } = Article("market-copy", "Ridge Radio", "Late market in Karsa", Text, Noon.AddHours(1));

        internal const string Key = "a-key-of-the-tests-0001";

        internal SqlStore Store { get; private set; } = null!;

        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Portal:Key", Key)];

        protected override async Task SeedAsync()
        {
            await AcceptAsync(Original);
            await AcceptAsync(Copy);
            Store = new SqlStore(Database, new DeduplicationOptions(), TimeProvider.System);
            var deduplicator = new ArticleDeduplicator(Store, new DeduplicationOptions());
            var (first, second) = (await deduplicator.DecideAsync(Original, CancellationToken.None), await deduplicator.DecideAsync(Copy, CancellationToken.None));
            Assert.Equal(Relation.Copy, second.Relation);
            await Index.WriteAsync([DocumentBuilder.Build(Original, first, new Enrichment { Language = "en", Analysed = true }, [new FoldedCopy(Copy, second, null)], 1)], CancellationToken.None);
        }
    }
}
