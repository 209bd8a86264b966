using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Proposing;
using Ingestion.Tests.Browsing;
using System.Net;
using System.Text.Json;
using Xunit;
using static Ingestion.Tests.TestArticles;

namespace Ingestion.Portal.Tests;

/// <summary>An analyst finds the names that the catalogue lacks.</summary>
public sealed class ProposalsTest(ProposalsTest.Newsroom portal, Browser browser) : IClassFixture<ProposalsTest.Newsroom>, IClassFixture<Browser>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_frequent_name_stands_on_the_page_with_its_sentence_and_its_line()
    {
        var page = await browser.OpenAsync(portal.Address, "/names");
        var row = await page.Locator("tbody tr").InnerTextAsync();
        foreach (var shown in new[] { "Orl <b>Guard</b>", "armed group", "3 articles, 2 outlets", "The Orl <b>Guard</b> left.", "orl-bguardb,Orl <b>Guard</b>,armed_group,,," })
            Assert.Contains(shown, row, StringComparison.Ordinal);
        await Pictures.TakeAsync(page, "names");
    }

    [Fact]
    public async Task The_list_is_an_api_and_refuses_nonsense()
    {
        using var list = JsonDocument.Parse(await portal.Http.GetStringAsync(new Uri("/api/proposals", UriKind.Relative), Cancel));
        var item = Assert.Single(list.RootElement.GetProperty("items").EnumerateArray());
        Assert.Equal(("armed_group", 3, 2), (item.GetProperty("kind").GetString(), item.GetProperty("articles").GetInt32(), item.GetProperty("outlets").GetInt32()));
        using var none = JsonDocument.Parse(await portal.Http.GetStringAsync(new Uri("/api/proposals?articles=4", UriKind.Relative), Cancel));
        Assert.Empty(none.RootElement.GetProperty("items").EnumerateArray());
        using var refused = await portal.Http.GetAsync(new Uri("/api/proposals?outlets=0", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    public sealed class Newsroom : PortalHost
    {
        private const string Text = "It was quiet. The Orl <b>Guard</b> left.";

        protected override async Task SeedAsync()
        {
            var names = new UnknownNames(Database, TimeProvider.System);
            var enrichment = new Enrichment { Analysed = true, Entities = [Entity(Text, "Orl <b>Guard</b>", EntityType.ArmedGroup)] };
            foreach (var (id, outlet) in new[] { ("n1", "Valley Post"), ("n2", "Valley Post"), ("n3", "Coast Daily") })
                await names.NoteAsync(Article(id, outlet, "The guard left", Text, Noon), enrichment, isCopy: false, Cancel);
            await names.NoteAsync(Article("n4", "Ridge Radio", "The guard left", Text, Noon), enrichment, isCopy: true, Cancel);
        }
    }
}
