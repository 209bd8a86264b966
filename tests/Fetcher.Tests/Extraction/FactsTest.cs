using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.Tests.Extraction;

/// <summary>What a page says of its article beside title, authors, dates and origin.</summary>
public sealed class FactsTest
{
    [Fact]
    public void Section_keywords_image_description_and_outlet_come_from_the_head()
    {
        var article = Pages.Article(
            $"<article><h1>River town falls</h1>{Pages.Paragraphs}</article>",
            "<meta property='og:site_name' content='The Courier'><meta property='article:section' content='World'><meta property='article:tag' content='Halvek'><meta property='article:tag' content='Rivers'>"
            + "<meta property='og:image' content='/img/bridge.jpg'><meta name='description' content='The third town since the rains.'>");
        Assert.Equal(("The Courier", "World", "The third town since the rains."), (article.Outlet, article.Section, article.Description));
        Assert.Equal(["Halvek", "Rivers"], article.Keywords);
        Assert.Equal("https://courier.example/img/bridge.jpg", article.Image);
    }

    [Fact]
    public void The_same_comes_from_JSON_LD()
    {
        var article = Pages.Article(
            $"<article><h1>River town falls</h1>{Pages.Paragraphs}</article>",
            """<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"River town falls","articleSection":"World","keywords":"Halvek, Rivers","image":{"url":"https://courier.example/b.jpg"},"description":"The third town.","publisher":{"@type":"Organization","name":"The Courier"}}]}</script>"""
        );
        Assert.Equal(
            ("The Courier", "World", "The third town.", "https://courier.example/b.jpg"),
            (article.Outlet, article.Section, article.Description, article.Image)
        );
        Assert.Equal(["Halvek", "Rivers"], article.Keywords);
    }

    [Theory]
    [InlineData("\"isAccessibleForFree\":false", "", true)]
    [InlineData("\"isAccessibleForFree\":\"True\"", "", false)]
    [InlineData(
        "\"isAccessibleForFree\":true,\"hasPart\":{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":\"False\",\"cssSelector\":\".rest\"}",
        "",
        true
    )]
    [InlineData("\"name\":\"x\"", "<meta property='article:content_tier' content='locked'>", true)]
    [InlineData("\"name\":\"x\"", "<meta property='article:content_tier' content='free'>", false)]
    [InlineData("\"name\":\"x\"", "", null)]
    public void A_paywall_is_told_where_the_page_tells_it(string said, string head, bool? expected) =>
        Assert.Equal(
            expected,
            Pages
                .Article(
                    $"<article>{Pages.Paragraphs}</article>",
                    head + $$"""<script type="application/ld+json">{"@type":"NewsArticle",{{said}}}</script>"""
                )
                .Paywalled
        );

    [Fact]
    public void The_language_is_that_of_the_text_and_not_the_pages_claim() =>
        Assert.Equal(
            "en",
            Pages
                .Extract($"<html lang='de'><body><article><h1>River town falls</h1>{Pages.Paragraphs}</article></body></html>")
                .Articles.Single()
                .Language
        );

    [Theory]
    [InlineData("<meta property='og:type' content='video.other'>", PageType.Video)]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"VideoObject\",\"name\":\"River town falls\"}</script>", PageType.Video)]
    [InlineData("<meta property='og:type' content='article'>", PageType.Article)]
    public void A_page_around_a_film_is_one_about_a_film(string head, PageType expected) =>
        Assert.Equal(expected, Pages.Article($"<article><h1>River town falls</h1>{Pages.Paragraphs}</article>", head).Type);

    [Fact]
    public void A_page_that_is_none_of_all_is_other_and_says_why()
    {
        var result = Pages.Extract(Pages.Page("<div id='map'></div>"));
        Assert.Equal((PageType.Other, "The page has no text that reads as an article."), (result.Type, result.Rejection));
    }

    [Theory]
    [InlineData("<link rel='amphtml' href='/world/river-town-falls/amp'>", "https://courier.example/world/river-town-falls/amp")]
    [InlineData("<link rel='amphtml' href='https://amp.courier.example/x'>", "https://amp.courier.example/x")]
    [InlineData("<link rel='amphtml' href='https://elsewhere.example/x'>", null)]
    [InlineData("<link rel='amphtml' href='#top'>", null)]
    public void A_page_without_text_leads_to_its_AMP_edition_on_the_same_site(string head, string? expected)
    {
        var result = Pages.Extract(Pages.Page("<div id='root'></div>", head));
        Assert.Equal(expected is null ? [] : [expected], result.Links);
        Assert.StartsWith("The page has no text that reads as an article.", result.Rejection, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_keep_their_kind_and_place()
    {
        var article = Pages.Article(
            $"<article><h1>River town falls</h1><p>{Pages.First}</p><h2>The bridge</h2><blockquote><p>{Pages.Second}</p></blockquote><ul><li>It still stands.</li></ul><table><tr><td>Halvek</td><td>14</td></tr></table><p>{Pages.Third}</p></article>"
        );
        Assert.Equal(
            [BlockKind.Paragraph, BlockKind.Heading, BlockKind.Quote, BlockKind.ListItem, BlockKind.TableRow, BlockKind.Paragraph],
            article.Blocks.Select(b => b.Kind)
        );
        Assert.Equal(article.Text.Split('\n'), article.Blocks.Select(b => article.Text[b.Start..b.End]));
        Assert.Equal("Halvek\t14", article.Text.Split('\n')[4]);
    }

    [Fact]
    public void White_space_is_one_space_and_invisible_characters_are_gone() =>
        Assert.StartsWith(
            "Fighters of the Northern Front entered the river town",
            Pages
                .Article(
                    $"<article><p>Fighters&nbsp;of the&#8203; Nor&shy;thern\n\t Front&#8239;entered&#65279; the river town.</p>{Pages.Paragraphs}</article>"
                )
                .Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_text_inside_noscript_is_read_where_a_script_would_build_the_page() =>
        Assert.Equal(
            string.Join('\n', Pages.First, Pages.Second, Pages.Third),
            Pages.Article($"<div id='root'></div><noscript><article><h1>River town falls</h1>{Pages.Paragraphs}</article></noscript>").Text
        );

    [Fact]
    public void Markdown_is_read_as_the_page_it_would_make()
    {
        var article = Pages
            .Extract(
                $"# River town falls\n\n{Pages.First}\n\n> {Pages.Second}\n\n- It **still** stands, said the [mayor](https://courier.example/mayor).\n\n{Pages.Third}\n",
                null,
                type: "text/markdown"
            )
            .Articles.Single();
        Assert.Equal("River town falls", article.Title);
        Assert.Equal([Pages.First, Pages.Second, "It still stands, said the mayor.", Pages.Third], article.Text.Split('\n'));
    }

    [Fact]
    public void Plain_text_is_read_paragraph_by_paragraph()
    {
        var article = Pages.Extract($"River town falls\r\n\r\n{Pages.First}\r\n\r\n{Pages.Second}\r\n", null, type: "text/plain").Articles.Single();
        Assert.Equal(("River town falls", $"{Pages.First}\n{Pages.Second}"), (article.Title, article.Text));
    }
}
