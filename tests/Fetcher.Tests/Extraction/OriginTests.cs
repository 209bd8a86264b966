using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

public sealed class OriginTests
{
    [Theory]
    [InlineData("HALVEK (Reuters) - Fighters entered the river town on Monday, and its mayor left.", "", "Reuters")]
    [InlineData("Fighters entered the river town on Monday, and its mayor left with the last convoy.", "<p>This story first appeared in The Miller.</p>", "The Miller")]
    [InlineData("Fighters entered the river town on Monday, and its mayor left with the last convoy.", "", null)]
    public void The_text_says_whose_it_is(string opening, string closing, string? expected) =>
        Assert.Equal(expected, Read($"<p>{opening}</p>{Pages.Paragraphs}{closing}", "").SyndicatedFrom);

    [Fact]
    public void A_dateline_is_kept_as_spelt() => Assert.Equal("HALVEK (Reuters) -", Read($"<p>HALVEK (Reuters) - {Pages.First}</p>{Pages.Paragraphs}", "").Dateline);

    [Fact]
    public void A_canonical_address_on_another_site_names_the_origin()
    {
        var article = Read(Pages.Paragraphs, "<link rel='canonical' href='https://miller.example/river/town-falls'>");
        Assert.Equal(("miller.example", Pages.Url), (article.SyndicatedFrom, article.Url));
    }

    [Fact]
    public void A_canonical_address_that_is_the_home_page_is_not_believed() =>
        Assert.Equal(Pages.Url, Read(Pages.Paragraphs, "<link rel='canonical' href='https://courier.example/'>").Url);

    private static ExtractedArticle Read(string body, string head) => Pages.Article($"<article><h1>River town falls</h1>{body}</article>", head);
}
