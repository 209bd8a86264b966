using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

public sealed class TitleTests
{
    [Theory]
    [InlineData("<title>River town falls - The Courier</title>", "<h1>River town falls</h1>")]
    [InlineData(
        "<title>The Courier | River town falls</title><meta property='og:title' content='TC: River town falls'>",
        "<h2 class='newsTitle'>River town falls</h2>"
    )]
    [InlineData("<title>The Courier: River town falls</title>", "<h1><a href='/'>The Courier</a></h1><h3 class='entry-title'>River town falls</h3>")]
    [InlineData("<title>River town falls</title><meta property='og:title' content='You won’t believe what fell'>", "<h1>River town falls</h1>")]
    [InlineData(
        "<title>Home</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"River town falls\"}</script>",
        "<h1>River town falls</h1><h1>Latest</h1>"
    )]
    [InlineData("<title>River town falls:River Notes</title><meta property='og:site_name' content='River Notes'>", "<h3>River town falls</h3>")]
    [InlineData("<title>River town falls｜河の新聞</title><meta property='og:site_name' content='河の新聞'>", "")]
    [InlineData("<title>River town falls | The Courier | All the news of the valley</title><meta property='og:site_name' content='The Courier'>", "")]
    [InlineData("<title>River town falls | RIVERNOTES.NET</title>", "")]
    [InlineData(
        "<title>River town falls | The war | World | River Daily</title><meta property='og:title' content='River town falls | The war | World | River Daily'><meta property='og:site_name' content='River Daily'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"River town falls\"}</script>",
        ""
    )]
    public void The_title_is_the_articles_not_the_sites(string head, string headline) => Assert.Equal("River town falls", Read(head, headline).Title);

    [Fact]
    public void A_title_keeps_its_own_colon() =>
        Assert.Equal(
            "Halvek: the town that fell twice",
            Read(
                "<title>Halvek: the town that fell twice | The Courier</title><meta property='og:site_name' content='The Courier'>",
                "<h1>Halvek: the town that fell twice</h1>"
            ).Title
        );

    [Theory]
    [InlineData("<h1><span class='top'>After the rains</span> River town falls to the Front</h1>")]
    [InlineData("<h1><span><small>After the rains</small><br>River town falls to the Front</span></h1>")]
    [InlineData("<h1><span>3 March 2026</span> <span>River town falls to the Front</span></h1>")]
    public void The_line_above_the_headline_is_not_of_the_title(string headline) =>
        Assert.Equal("River town falls to the Front", Read("<title>River town falls to the Front | The Courier</title>", headline).Title);

    [Fact]
    public void A_line_above_the_headline_that_the_head_repeats_belongs_to_the_title() =>
        Assert.Equal(
            "Floods: River town falls to the Front",
            Read(
                "<title>Floods: River town falls to the Front | The Courier</title>",
                "<h1><span>Floods</span>: <span>River town falls to the Front</span></h1>"
            ).Title
        );

    [Theory]
    [InlineData("<h1>River town falls to the Front<span class='b'>What the loss of the mills means</span></h1>")]
    [InlineData("<h1><span class='d'>River town falls to the Front</span><a href='/'>Valley Post of Halvek</a></h1>")]
    public void The_line_below_the_headline_is_not_of_the_title(string headline) =>
        Assert.Equal(
            "River town falls to the Front",
            Read(
                "<title>River town falls to the Front » World » Valley Post of Halvek</title><meta property='og:title' content='River town falls to the Front'>",
                headline
            ).Title
        );

    [Fact]
    public void What_a_heading_sets_on_two_lines_is_parted_as_in_the_head() =>
        Assert.Equal(
            "Floods in the valley - River town falls",
            Read(
                "<title>Floods in the valley - River town falls | The Courier</title><meta property='og:title' content='Floods in the valley - River town falls'>",
                "<h1><span class='over'>Floods in the valley</span>River town falls</h1>"
            ).Title
        );

    [Fact]
    public void Headings_of_sections_do_not_confirm_each_other() =>
        Assert.Equal(
            "Mill sold to the ferryman",
            Read(
                "<title>Mill sold to the ferryman · Great River · The Courier</title><meta property='og:title' content='Mill sold to the ferryman'><meta name='twitter:title' content='Mill sold to the ferryman'>",
                "<h1>Latest News From Halvek</h1><h1>Latest News From Lower Halvek</h1><h1>Latest News From Upper Halvek</h1><h1>Latest News From Old Halvek</h1><p class='t'>Mill sold to the ferryman</p>"
            ).Title
        );

    [Fact]
    public void A_lesser_heading_that_the_head_repeats_goes_before_the_name_of_a_section() =>
        Assert.Equal(
            "Millers who read late may sleep well",
            Read("<title>Millers who read late may sleep well</title>", "<h1>Sleep Centre</h1><h2>Millers who read late may sleep well</h2>").Title
        );

    [Fact]
    public void What_the_head_escapes_twice_is_read_as_it_is_meant() =>
        Assert.Equal(
            "Halvek 'falls' at last",
            Read("<title>The Courier</title><meta property='og:title' content='Halvek &amp;#039;falls&amp;#039; at last'>", "").Title
        );

    private static ExtractedArticle Read(string head, string headline) => Pages.Extract(
        $"<!doctype html><html><head>{head}</head><body><div class='content'>{headline}{Pages.Paragraphs}</div></body></html>").Articles.Single();
}
