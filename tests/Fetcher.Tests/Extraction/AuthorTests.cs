using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

public sealed class AuthorTests
{
    [Theory]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ana Varga\"},{\"@type\":\"Person\",\"name\":\"Ilon Stane\"}]}</script>", "", "Ana Varga, Ilon Stane")]
    [InlineData("<meta name='author' content='By Ana Varga'>", "", "Ana Varga")]
    [InlineData("", "<p class='byline'>By Ana Varga and Ilon Stane, Halvek correspondent</p>", "Ana Varga, Ilon Stane")]
    [InlineData("", "<p>By <a rel='author' href='/a'>Ana Varga</a></p>", "Ana Varga")]
    [InlineData("", "<p>3 March 2026, by Ana Varga</p>", "Ana Varga")]
    [InlineData("", "<p>Par Ana Varga avec AFP</p>", "Ana Varga")]
    [InlineData("", "<p>Von <a href='/autoren/ana-varga'>Ana Varga</a> und Ilon Stane</p>", "Ana Varga, Ilon Stane")]
    [InlineData("<meta name='author' content='ANA VARGA'>", "", "Ana Varga")]
    [InlineData("", "<div class='publish-date-author'>Mar. 3, 2026 · Ana Varga on behalf of the river council</div>", "Ana Varga")]
    [InlineData("", "<div>Ana Varga</div><img src='a.jpg' alt='Ana Varga'>", "Ana Varga")]
    [InlineData("", "<div>Ana Varga</div>", "")]
    [InlineData("<meta property='og:site_name' content='Millford Courier'><meta name='author' content='Ana Varga and Ilon Stane, The Courier'>", "", "Ana Varga, Ilon Stane")]
    [InlineData("", "<p><span class='author'>Ana Varga</span> &middot; Saturday, 09:15 &middot; corrected 18:57</p>", "Ana Varga")]
    [InlineData("", "<p><span itemprop='author'>Radio Valley newsroom</span> &middot; <time itemprop='datePublished' datetime='2026-03-09T09:15:00Z'>Monday, 09:15</time> &middot; corrected <time itemprop='dateModified' datetime='2026-03-09T14:15:00Z'>14:15</time></p>", "Radio Valley newsroom")]
    [InlineData("<meta name='author' content='&lt;script&gt;alert(1)&lt;/script&gt; Guest'>", "", "")]
    [InlineData("", "", "")]
    public void All_authors_come_out_by_name_alone(string head, string line, string expected) =>
        Assert.Equal(expected, string.Join(", ", Read(head, line).Authors));

    [Theory]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ana Varga\"},{\"@type\":\"Organization\",\"name\":\"Northwind\"}]}</script>", "", "Ana Varga", "Northwind")]
    [InlineData("<meta name='author' content='Ana Varga, Reuters'>", "", "Ana Varga", "Reuters")]
    [InlineData("", "<p class='byline'>By Ana Varga and The River Press Agency</p>", "Ana Varga", "The River Press Agency")]
    [InlineData("<meta name='author' content='AFP'>", "", "AFP", "AFP")]
    [InlineData("<meta name='author' content='Ana Varga'><meta property='og:site_name' content='The Courier'>", "", "Ana Varga", "")]
    [InlineData("<meta name='author' content='Ana Varga, Courier News'><meta property='og:site_name' content='Courier News'>", "", "Ana Varga", "")]
    public void Organisations_stand_apart_and_among_the_authors_only_where_no_person_does(string head, string line, string authors, string organisations)
    {
        var article = Read(head, line);
        Assert.Equal((authors, organisations), (string.Join(", ", article.Authors), string.Join(", ", article.AuthorOrganisations)));
    }

    private static ExtractedArticle Read(string head, string line) => Pages.Article($"<article><h1>River town falls</h1>{line}{Pages.Paragraphs}</article>", head);
}
