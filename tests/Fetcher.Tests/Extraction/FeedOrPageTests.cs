using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

public sealed class FeedOrPageTests
{
    private const string More =
        "Boats from the lower villages brought bread and blankets in the afternoon, and the ferrymen said that they would go on until dark.";
    private static readonly string Full = $"{Pages.Paragraphs}<p>{More}</p>";

    [Fact]
    public void The_feeds_text_is_kept_where_the_page_shows_only_the_beginning() =>
        Assert.Equal(
            string.Join('\n', Pages.First, Pages.Second, Pages.Third, More),
            Read($"<article><h1>River town falls</h1><p>{Pages.First}</p></article>", Full).Text
        );

    [Fact]
    public void The_feeds_text_is_kept_where_the_page_shows_none()
    {
        var article = Read("<div id='root'></div>", Full);
        Assert.EndsWith(More, article.Text, StringComparison.Ordinal);
        Assert.Equal("River town falls", article.Title);
    }

    [Fact]
    public void The_pages_text_is_kept_where_the_feed_has_as_much_and_a_sentence_on_the_feed() =>
        Assert.DoesNotContain(
            "appeared first",
            Read(
                $"<article><h1>River town falls</h1>{Full}</article>",
                $"{Full}<p>The post River town falls appeared first on The Courier, as every post does.</p>"
            ).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_summary_does_not_stand_in_for_a_text() =>
        Assert.NotNull(Pages.Extract(Pages.Page("<div id='root'></div>"), hint: new() { ContentHtml = $"<p>{Pages.First}</p>" }).Rejection);

    private static ExtractedArticle Read(string body, string feed) =>
        Pages.Extract(Pages.Page(body), hint: new() { Title = "River town falls", ContentHtml = feed }).Articles.Single();
}
