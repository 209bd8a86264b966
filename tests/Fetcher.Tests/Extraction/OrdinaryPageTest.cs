using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

public sealed class OrdinaryPageTest
{
    private const string Furniture =
        """
        <header><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav></header>
        <div id="cookie-consent"><p>We use cookies to make this site better for you. By going on you agree to our use of cookies.</p></div>
        """;

    private const string Tail =
        """
        <div class="share-bar"><a href="#">Tweet</a> <a href="#">Mail</a></div>
        <aside class="related"><h3>Related</h3><ul><li><a href="/a">Army retakes the hill above the western reservoir</a></li><li><a href="/b">Talks resume</a></li></ul></aside>
        <section id="comments"><h3>Comments</h3><p>I have lived there all my life and never saw anything like it, said nobody ever.</p></section>
        <footer><p>© 2025 The Courier. All rights reserved.</p></footer>
        """;

    private static ExtractedArticle Read() =>
        Pages.Article($"{Furniture}<main><article><h1>River town falls</h1>{Pages.Paragraphs}</article>{Tail}</main>");

    [Fact]
    public void The_text_is_the_articles_own_paragraphs_one_a_line() =>
        Assert.Equal(string.Join('\n', Pages.First, Pages.Second, Pages.Third), Read().Text);

    [Fact]
    public void The_title_comes_without_the_outlet() => Assert.Equal("River town falls", Read().Title);

    [Fact]
    public void The_language_is_that_of_the_text() => Assert.Equal("en", Read().Language);

    [Fact]
    public void Every_block_says_its_kind_and_place()
    {
        var article = Pages.Article(
            $"<article><h1>River town falls</h1>{Pages.Paragraphs}<h2>What comes next</h2><ul><li>The council meets again on Thursday to discuss it.</li></ul><blockquote>“We will not go back before the bridge is safe,” she said on Tuesday.</blockquote></article>"
        );
        Assert.Equal(
            [BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.Heading, BlockKind.ListItem, BlockKind.Quote],
            article.Blocks.Select(b => b.Kind));
        Assert.Equal("What comes next", article.Text[article.Blocks[3].Start..article.Blocks[3].End]);
    }
}
