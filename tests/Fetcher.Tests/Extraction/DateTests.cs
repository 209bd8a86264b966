using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

public sealed class DateTests
{
    [Theory]
    [InlineData("<meta property='article:published_time' content='2026-03-09T08:15:00+04:30'>", "", "2026-03-09 08:15 +04:30", "meta")]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-03-08T10:00:00Z\"}</script><meta property='article:published_time' content='2026-03-09'>",
        "",
        "2026-03-08 10:00 +00:00",
        "json_ld"
    )]
    [InlineData("", "<time datetime='2026-03-07T21:00:00Z'>Saturday</time>", "2026-03-07 21:00 +00:00", "time")]
    [InlineData("", "<abbr class='published' title='2026-03-07T21:00:00Z'>9 p.m.</abbr>", "2026-03-07 21:00 +00:00", "time")]
    [InlineData("", "<p>Published 6 March 2026</p>", "2026-03-06 00:00 +00:00", "text")]
    [InlineData("", "<p>06.03.2026</p>", "2026-03-06 00:00 +00:00", "text")]
    [InlineData("<meta property='article:published_time' content='Fri Mar 06 12:45:00 EST 2026'>", "", "2026-03-06 12:45 -05:00", "meta")]
    [InlineData("<meta property='article:published_time' content='02-26-2026'>", "", "2026-02-26 00:00 +00:00", "meta")]
    [InlineData("", "<time data-published='2026-03-07 21:00:00Z'>Saturday</time>", "2026-03-07 21:00 +00:00", "time")]
    [InlineData(
        "",
        "<p>Last updated <time datetime='2026-03-09T10:00:00Z'>Monday</time></p><p>First shown <time datetime='2026-03-07T21:00:00Z'>Saturday</time></p>",
        "2026-03-07 21:00 +00:00",
        "time"
    )]
    [InlineData("", "<time itemprop='dateModified' datetime='2026-03-09T10:00:00Z'>Monday</time>", "2026-03-09 10:00 +00:00", "time")]
    [InlineData("", "<time>06.03.2026</time>", "2026-03-06 00:00 +00:00", "time")]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"HowTo\",\"datePublished\":\"2026-03-08T10:00:00Z\"}</script>",
        "",
        "2026-03-08 10:00 +00:00",
        "json_ld"
    )]
    [InlineData("", "<p>6. 3. 2026</p>", "2026-03-06 00:00 +00:00", "text")]
    [InlineData("<meta property='article:published_time' content='Fri, Mar 06 2026 12:45:00 EST'>", "", "2026-03-06 12:45 -05:00", "meta")]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"mainEntityOfPage\":{\"@type\":\"WebPage\",\"datePublished\":\"2026-03-08T10:00:00Z\"}}</script>",
        "",
        "2026-03-08 10:00 +00:00",
        "json_ld"
    )]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-03-08T10:00:00Z\"}}</script>",
        "",
        "2026-03-08 10:00 +00:00",
        "json_ld"
    )]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"13/02/2026 09:21:40\"}</script>",
        "",
        "2026-02-13 09:21 +00:00",
        "json_ld"
    )]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"04:25:06 PM IST Mar 08, 2026\"}</script>",
        "",
        "2026-03-08 00:00 +00:00",
        "json_ld"
    )]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":1772964000}</script>",
        "",
        "2026-03-08 10:00 +00:00",
        "json_ld"
    )]
    [InlineData("<meta property='article:published_time' content='05.03.2026 10:15'>", "", "2026-03-05 10:15 +00:00", "meta")]
    [InlineData("<meta property='article:published_time' content='02/03/2026 7:45 PM'>", "", "2026-02-03 19:45 +00:00", "meta")]
    [InlineData("<meta name='date' content='02/03/2026 12:43:42'>", "<p>Posted 3 February 2026</p>", "2026-02-03 12:43 +00:00", "meta")]
    [InlineData("<meta name='date' content='Fri Mar 06 12:45:00 2026'>", "", "2026-03-06 12:45 +00:00", "meta")]
    [InlineData("", "<time datetime='viernes, 06 marzo 2026 10:21'>viernes</time>", "2026-03-06 00:00 +00:00", "time")]
    public void The_date_says_where_it_was_read(string head, string line, string expected, string from)
    {
        var article = Read(head, line);
        Assert.Equal(expected, article.Published?.ToString("yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(from, article.PublishedFrom);
    }

    [Theory]
    [InlineData("سه‌شنبه ۱۲ حوت ۱۴۰۴", "2026-03-03")]
    [InlineData("۱۲ کب ۱۴۰۴", "2026-03-03")]
    [InlineData("سه شنبه ۱۲ اسفند ۱۴۰۴ - ۰۹:۳۰", "2026-03-03")]
    [InlineData("1404/12/12", "2026-03-03")]
    [InlineData("٣ مارس ٢٠٢٦", "2026-03-03")]
    [InlineData("12 كانون الثاني 2026", "2026-01-12")]
    [InlineData("3 تشرين الأول 2025", "2025-10-03")]
    [InlineData("3 مارچ، 2026", "2026-03-03")]
    [InlineData("3. мај 2025.", "2025-05-03")]
    [InlineData("2026년 3월 3일", "2026-03-03")]
    [InlineData("Von Ana Varga | 03.03.26", "2026-03-03")]
    [InlineData("৩ মার্চ ২০২৬", "2026-03-03")]
    public void A_day_is_read_in_other_calendars_digits_and_tongues(string line, string expected) =>
        Assert.Equal(expected, Read("", $"<p>{line}</p>").Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("fr", "https://courier.example/a", "2026-03-05")]
    [InlineData("en-GB", "https://courier.example/a", "2026-03-05")]
    [InlineData("en-US", "https://courier.example/a", "2025-05-03")]
    [InlineData("en", "https://courier.co.ke/a", "2026-03-05")]
    [InlineData("en", "https://courier.example/a", null)]
    public void Day_and_month_in_numbers_stand_as_the_outlet_writes_them(string language, string url, string? expected)
    {
        var line = expected?[..4] == "2025" ? "05/03/2025" : "05/03/2026";
        var page = $"<html lang='{language}'><body><article><h1>River town falls</h1><p>{line}</p>{Pages.Paragraphs}</article></body></html>";
        Assert.Equal(
            expected,
            Pages.Extract(page, url).Articles.Single().Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2099-01-01'>")]
    [InlineData("<meta property='article:published_time' content='1970-01-01T00:00:00Z'>")]
    [InlineData("<meta property='article:published_time' content='2026-02-31'>")]
    public void An_impossible_date_is_none(string head) => Assert.Null(Read(head, "").Published);

    [Theory]
    [InlineData(
        "<p>Halvek, 3 March 2026 - Fighters of the Northern Front entered the river town on Monday morning after two days of shelling.</p>",
        "2026-03-03"
    )]
    [InlineData(
        "<p>Halvek (03.03.2026). Fighters of the Northern Front entered the river town on Monday morning after two days of shelling.</p>",
        "2026-03-03"
    )]
    [InlineData(
        "<p>Fighters who took the bridge on 3 March 2026 - the first to do so since the war - entered the river town on Monday morning after two days of shelling that left the mill without a roof.</p>",
        null
    )]
    public void A_dateline_says_the_day(string first, string? expected)
    {
        var article = Pages.Article($"<article><h1>River town falls</h1>{first}{Pages.Paragraphs}{Pages.Paragraphs}</article>");
        Assert.Equal(expected, article.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-03-09T08:00:00Z", "2026-03-01")]
    [InlineData("2026-03-10T08:00:00Z", "2026-03-09")]
    public void The_day_of_a_build_gives_way_to_an_earlier_one_at_the_headline(string modified, string expected)
    {
        var head =
            $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-03-09T08:00:00Z\",\"dateModified\":\"{modified}\"}}</script>";
        Assert.Equal(
            expected,
            Read(head, "<p>1 March 2026</p>").Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public void An_address_may_write_the_day_first()
    {
        var page = Pages.Page($"<article><h1>River town falls</h1>{Pages.Paragraphs}</article>");
        Assert.Equal("url", Pages.Extract(page, "https://courier.example/news/03-03-2026").Articles.Single().PublishedFrom);
    }

    [Fact]
    public void A_change_before_the_publication_is_not_believed() =>
        Assert.Null(
            Read(
                "<meta property='article:published_time' content='2026-03-09'><meta property='article:modified_time' content='2026-03-01'>",
                ""
            ).Modified
        );

    [Fact]
    public void A_day_gets_its_hour_from_the_feed()
    {
        var told = new DateTimeOffset(2026, 3, 6, 18, 40, 0, TimeSpan.FromHours(4.5));
        var article = Pages
            .Extract(
                Pages.Page($"<article><h1>River town falls</h1><p>6 March 2026</p>{Pages.Paragraphs}</article>"),
                hint: new() { Published = told }
            )
            .Articles.Single();
        Assert.Equal((told, "feed"), (article.Published!.Value, article.PublishedFrom));
    }

    [Fact]
    public void A_feed_that_names_another_day_does_not_overrule_the_page()
    {
        var told = new DateTimeOffset(2026, 3, 9, 18, 40, 0, TimeSpan.Zero);
        var article = Pages
            .Extract(
                Pages.Page($"<article><h1>River town falls</h1><p>6 March 2026</p>{Pages.Paragraphs}</article>"),
                hint: new() { Published = told }
            )
            .Articles.Single();
        Assert.Equal("text", article.PublishedFrom);
    }

    [Theory]
    [InlineData("de", "02/03/2026 12:43:42", "", "2026-03-02")]
    [InlineData("de", "02/03/2026 12:43:42", "<p>Erstellt am: 03.02.2026</p>", "2026-02-03")]
    [InlineData("en-US", "02/03/2026 12:43:42", "", "2026-02-03")]
    public void Numbers_in_the_head_are_read_as_the_outlet_writes_unless_the_day_that_it_shows_tells_otherwise(
        string language,
        string said,
        string line,
        string expected
    )
    {
        var html =
            $"<!doctype html><html lang='{language}'><head><title>River town falls</title><meta name='date' content='{said}'></head><body><article><h1>River town falls</h1>{line}{Pages.Paragraphs}</article></body></html>";
        Assert.Equal(
            expected,
            Pages.Extract(html).Articles.Single().Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    private static ExtractedArticle Read(string head, string line) =>
        Pages.Article($"<article><h1>River town falls</h1>{line}{Pages.Paragraphs}</article>", head);
}
