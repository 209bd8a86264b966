using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

public sealed class OriginTests
{
    [Theory]
    [InlineData("HALVEK (Reuters) - Fighters entered the river town on Monday, and its mayor left.", "", "Reuters")]
    [InlineData(
        "Fighters entered the river town on Monday, and its mayor left with the last convoy.",
        "<p>This story first appeared in The Miller.</p>",
        "The Miller"
    )]
    [InlineData("Fighters entered the river town on Monday, and its mayor left with the last convoy.", "", null)]
    [InlineData("HALVEK, March 9 (AP) — Fighters entered the river town on Monday, and its mayor left.", "", "AP")]
    [InlineData("Halvek, 9 mar (EFE).- Los combatientes entraron el lunes en la villa del río, y su alcalde se marchó.", "", "EFE")]
    [InlineData("Halwek (dpa/AFP) - Kämpfer sind am Montag in die Stadt am Fluss eingerückt, der Bürgermeister ging.", "", "dpa")]
    [InlineData("ХАЛВЕК, 9 марта. /ТАСС/. Бойцы вошли в понедельник в речной город, мэр его покинул.", "", "ТАСС")]
    [InlineData("حلفك (رويترز) - دخل مقاتلون البلدة النهرية يوم الاثنين وغادرها رئيس بلديتها.", "", "رويترز")]
    [InlineData(
        "Fighters entered the river town on Monday, and its mayor left with the last convoy.",
        "<p>This article was originally published by The Miller.</p>",
        "The Miller"
    )]
    [InlineData(
        "Fighters entered the river town on Monday, and its mayor left with the last convoy.",
        "<p>This article is republished from The Miller under a licence.</p>",
        "The Miller"
    )]
    [InlineData(
        "Fighters entered the river town on Monday, and its mayor left with the last convoy.",
        "<p>Dieser Text ist zuerst erschienen bei Müllerbote.</p>",
        "Müllerbote"
    )]
    [InlineData(
        "Fighters entered the river town on Monday, and its mayor left with the last convoy.",
        "<p>Publicado originalmente en El Molinero.</p>",
        "El Molinero"
    )]
    [InlineData("Fighters entered the river town on Monday, and its mayor left with the last convoy.", "<p>Source: AFP</p>", "AFP")]
    [InlineData("Fighters entered the river town on Monday, and its mayor left with the last convoy.", "<p>Quelle: dpa</p>", "dpa")]
    [InlineData("Fighters entered the river town on Monday, and its mayor left with the last convoy.", "<p>المصدر: رويترز</p>", "رويترز")]
    [InlineData("Fighters entered the river town on Monday, and its mayor left with the last convoy.", "<p>© 2026 AFP</p>", "AFP")]
    [InlineData(
        "Fighters entered the river town on Monday, and its mayor left with the last convoy.",
        "<p>Copyright 2026 The Associated Press. All rights reserved.</p>",
        "The Associated Press"
    )]
    [InlineData("Fighters entered the river town on Monday, and its mayor left with the last convoy.", "<p>Reuters</p>", "Reuters")]
    public void The_text_says_whose_it_is(string opening, string closing, string? expected) =>
        Assert.Equal(expected, Read($"<p>{opening}</p>{Pages.Paragraphs}{closing}", "").SyndicatedFrom);

    [Theory]
    [InlineData("The Associated Press contributed to this report.")]
    [InlineData("(With inputs from agencies)")]
    [InlineData("Source: Ministry of Health")]
    [InlineData("The report was published by the council on Friday, and it named nobody.")]
    [InlineData("This article was first published in March 2025.")]
    [InlineData("© 2026 The Courier. All rights reserved.")]
    [InlineData("</p><figure><img src='x.jpg'><figcaption>© AFP</figcaption></figure><p>")]
    [InlineData("</p><div class='tags'><a href='/t'>Trend</a></div><p>")]
    public void Help_and_sources_are_no_origin(string line) => Assert.Null(Read($"{Pages.Paragraphs}<p>{line}</p>", "").SyndicatedFrom);

    [Theory]
    [InlineData("<meta name='author' content='Reuters'>", "Reuters")]
    [InlineData("<meta name='author' content='Reuters'><meta property='og:site_name' content='Reuters'>", null)]
    [InlineData("<meta name='author' content='Ana Varga'>", null)]
    [InlineData("<meta name='syndication-source' content='https://miller.example/river/town-falls'>", "miller.example")]
    public void The_head_says_whose_it_is(string head, string? expected) => Assert.Equal(expected, Read(Pages.Paragraphs, head).SyndicatedFrom);

    [Fact]
    public void A_dateline_is_kept_as_spelt() =>
        Assert.Equal("HALVEK (Reuters) -", Read($"<p>HALVEK (Reuters) - {Pages.First}</p>{Pages.Paragraphs}", "").Dateline);

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
