using System.Text.Json;
using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

/// <summary>Pages whose text a script would build: their data is read instead.</summary>
public sealed class ScriptedPageTest
{
    private static readonly string Text = string.Join('\n', Pages.First, Pages.Second, Pages.Third);

    [Fact]
    public void The_body_of_JSON_LD_is_read_where_the_page_shows_none() =>
        Assert.Equal(
            Text,
            Read(
                $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"River town falls","articleBody":{{JsonSerializer.Serialize(Text)}}}</script>"""
            ).Text
        );

    [Fact]
    public void The_pages_data_is_read_where_the_page_shows_none() =>
        Assert.Equal(
            Text,
            Read(
                $$$"""<script id="__NEXT_DATA__" type="application/json">{"props":{"menu":["Home","World"],"article":{"title":"River town falls","body":{{{JsonSerializer.Serialize(Pages.Paragraphs)}}} } } }</script>"""
            ).Text
        );

    [Fact]
    public void The_pages_data_tell_the_title_where_the_page_has_none()
    {
        var data =
            $$$"""{"props":{"title":"The Courier","article":{"headline":"River town falls","blocks":[{"text":{{{JsonSerializer.Serialize(Pages.First)}}} },{"text":{{{JsonSerializer.Serialize(Pages.Second)}}} },{"text":{{{JsonSerializer.Serialize(Pages.Third)}}} }]},"next":{"title":"The mill is sold","body":"<p>The mill below the weir has been sold.</p>"} } }""";
        var article = Pages
            .Extract(
                $"<!doctype html><html><head></head><body><div id='root'></div><script id=\"__NEXT_DATA__\" type=\"application/json\">{data}</script></body></html>"
            )
            .Articles.Single();
        Assert.Equal(("River town falls", Text), (article.Title, article.Text));
    }

    [Fact]
    public void Parts_streamed_to_the_end_are_read_where_their_scripts_would_put_them()
    {
        var streamed =
            $"<div id='root'><template id=\"B:0\"></template></div><div hidden id=\"S:0\"><article><h1>River town falls</h1><p>{Pages.First}</p><template id=\"P:1\"></template><p>{Pages.Third}</p></article></div><div hidden id=\"S:1\"><p>{Pages.Second}</p></div>";
        Assert.Equal(Text, Pages.Article(streamed).Text);
        Assert.Equal(
            Text,
            Pages
                .Article(
                    streamed.Replace("\"P:1\"", "\"P:7\"", StringComparison.Ordinal) + "<script>$RC(\"B:0\",\"S:0\");$RS(\"S:1\",\"P:7\")</script>"
                )
                .Text
        );
    }

    [Fact]
    public void A_page_without_text_or_data_says_so() =>
        Assert.Equal("The page has no text that reads as an article.", Pages.Extract(Pages.Page("<div id='root'></div>")).Rejection);

    private static ExtractedArticle Read(string script) => Pages.Article($"<div id='root'></div>{script}");
}
