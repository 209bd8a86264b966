using System.Text;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Feeds;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Listings;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Robots;
using Ingestion.Fetcher.Sitemaps;
using Ingestion.Fetcher.Warcs;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Fetcher.Tests.Feeds;

/// <summary>
/// Failures that users of other feed readers and crawlers reported, reproduced with texts of our own. Each test names the
/// report that it follows.
/// </summary>
public sealed class ReportedFailuresTest
{
    private const string Base = "https://velmaria.example/feed";

    [Fact]
    public void Miniflux_4197_items_that_share_one_guid_are_all_kept() =>
        Assert.Equal(3, Keys(Rss("<guid>same</guid><link>/1</link>", "<guid>same</guid><link>/2</link>", "<guid>same</guid><link>/3</link>")).Count);

    [Fact]
    public void Miniflux_legacy_453_one_guid_and_no_links_still_gives_every_item() =>
        Assert.Equal(
            2,
            Keys(
                Rss(
                    "<guid>same</guid><title>A</title><description>a</description><link>/news</link>",
                    "<guid>same</guid><title>B</title><description>b</description><link>/news</link>"
                )
            ).Count
        );

    [Fact]
    public void FreshRSS_5329_items_that_share_one_link_are_all_kept() =>
        Assert.Equal(
            2,
            Keys(
                Rss(
                    "<guid>x#1</guid><title>Release 1</title><link>https://velmaria.example/</link>",
                    "<guid>x#2</guid><title>Release 2</title><link>https://velmaria.example/</link>"
                )
            ).Count
        );

    [Fact]
    public void FreshRSS_4485_two_news_of_one_product_page_are_two_items() =>
        Assert.Equal(
            2,
            Keys(
                Rss(
                    "<guid>a</guid><title>First update</title><link>/product</link>",
                    "<guid>b</guid><title>Second update</title><link>/product</link>"
                )
            ).Count
        );

    [Fact]
    public void FreshRSS_5151_a_guid_that_flips_between_http_and_https_repeats_nothing() =>
        Assert.Equal(
            Keys(Rss("<guid>http://velmaria.example/?p=1</guid><link>http://velmaria.example/a/</link>")),
            Keys(Rss("<guid>https://velmaria.example/?p=1</guid><link>https://velmaria.example/a/</link>"))
        );

    [Fact]
    public void FreshRSS_5909_a_new_guid_every_day_repeats_nothing() =>
        Assert.Equal(Keys(Rss("<guid>monday</guid><link>/a</link>")), Keys(Rss("<guid>tuesday</guid><link>/a</link>")));

    [Fact]
    public void FreshRSS_6521_a_link_with_a_new_fragment_repeats_nothing() =>
        Assert.Equal(Keys(Rss("<guid>a#0</guid><link>/a?at_medium=RSS#0</link>")), Keys(Rss("<guid>a#1</guid><link>/a?at_medium=RSS#1</link>")));

    [Fact]
    public void FreshRSS_1552_items_without_a_guid_are_known_by_their_link() =>
        Assert.Equal(["velmaria.example/a"], Keys(Rss("<link>/a</link>")));

    [Fact]
    public void FreshRSS_1482_an_empty_guid_is_none() => Assert.Null(Rss("<guid></guid><link>/a</link>").Items[0].Guid);

    [Fact]
    public void Feedbin_416_an_item_without_guid_and_date_has_one_identity() =>
        Assert.Equal(Keys(Rss("<title>A</title><link>/a?mod=rss</link>")), Keys(Rss("<title>A, corrected</title><link>/a?mod=rss</link>")));

    [Fact]
    public void Miniflux_797_a_changed_title_is_the_same_article() =>
        Assert.Equal(
            Keys(Rss("<guid>1</guid><title>Town fals</title><link>/a</link>")),
            Keys(Rss("<guid>1</guid><title>Town falls</title><link>/a</link>"))
        );

    [Theory]
    [InlineData("Miniflux 569: U+001E in a title", "<title>Bridge\u001E open</title><link>/a</link>")]
    [InlineData("Miniflux 569: U+0008 in a title", "<title>Bridge\u0008 open</title><link>/a</link>")]
    [InlineData("feedparser 117: an ampersand by itself", "<title>Bridge open</title><link>/a?x=1&y=2</link><category>News & more</category>")]
    [InlineData("reader 270: HTML entities", "<title>Bridge&nbsp;open</title><link>/a</link><description>&ldquo;so&rdquo;</description>")]
    [InlineData(
        "feedparser 599: a character beyond Unicode",
        "<title>Bridge open</title><description>&#1114112; &#x110000; &#55296;</description><link>/a</link>"
    )]
    [InlineData(
        "unescaped HTML in a description",
        "<title>Bridge open</title><description><p>It is <br> open<img src=x.png></description><link>/a</link>"
    )]
    [InlineData("a prefix that was never declared", "<title>Bridge open</title><media:thumbnail url='x'/><link>/a</link>")]
    [InlineData("an element that is closed twice", "<title>Bridge open</title></title><link>/a</link>")]
    [InlineData("an attribute without quotes", "<title type=text>Bridge open</title><link>/a</link>")]
    public void A_feed_that_is_no_well_formed_XML_is_read_as_it_was_meant(string report, string item)
    {
        var feed = Rss(item, "<title>Next</title><link>/b</link>");
        Assert.True(feed.Items.Count == 2, report);
        Assert.Equal(
            "Bridge open",
            feed.Items[0]
                .Title!.Replace('\u00A0', ' ')
                .Replace("\u001E", "", StringComparison.Ordinal)
                .Replace("\u0008", "", StringComparison.Ordinal)
        );
        Assert.StartsWith("https://velmaria.example/a", feed.Items[0].Url, StringComparison.Ordinal);
        Assert.Equal("https://velmaria.example/b", feed.Items[1].Url);
    }

    [Fact]
    public void Feedparser_101_bytes_that_are_no_UTF8_cost_their_own_letters_only()
    {
        byte[] body = [.. "<rss><channel><item><title>Grüße über Öst "u8, 0xC3, 0x28, .. "</title><link>/a</link></item></channel></rss>"u8];
        Assert.StartsWith("Grüße über Öst", FeedParser.Parse(body, "text/xml", Base).Items[0].Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Feedparser_81_a_header_that_says_us_ascii_does_not_spoil_UTF8() =>
        Assert.Equal(
            "Grüße",
            Parse(
                "<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>Grüße</title></item></channel></rss>",
                "text/xml; charset=us-ascii"
            )
                .Items[0]
                .Title
        );

    [Fact]
    public void Feedparser_56_a_declared_Chinese_charset_is_used()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var body = Encoding
            .GetEncoding("gb18030")
            .GetBytes("<?xml version='1.0' encoding='gb2312'?><rss><channel><item><title>新闻</title></item></channel></rss>");
        Assert.Equal("新闻", FeedParser.Parse(body, null, Base).Items[0].Title);
    }

    [Fact]
    public void Feedparser_277_a_feed_declared_as_UTF16_and_sent_as_UTF8_is_read() =>
        Assert.Equal(
            "A",
            Parse("<?xml version='1.0' encoding='utf-16'?><rss><channel><item><title>A</title></item></channel></rss>", null).Items[0].Title
        );

    [Fact]
    public void Selfoss_692_items_outside_the_channel_are_found() =>
        Assert.Single(
            Parse(
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel rdf:about='c'><title>T</title></channel><item rdf:about='/a'><title>A</title><link>/a</link></item></rdf:RDF>"
            ).Items
        );

    [Fact]
    public void News_please_129_a_feed_is_known_by_its_content_and_not_by_its_type() =>
        Assert.Equal(
            DocumentKind.Feed,
            DocumentKinds.Of(
                Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?>\n<?xml-stylesheet href='x.xsl'?>\n<rss version='2.0'><channel/></rss>"),
                "text/html"
            )
        );

    [Fact]
    public void Miniflux_a_feed_that_begins_with_blank_lines_is_read() =>
        Assert.Single(Parse("\r\n\r\n <?xml version='1.0'?><rss><channel><item><link>/a</link></item></channel></rss>").Items);

    [Fact]
    public void Miniflux_a_feed_that_breaks_off_gives_the_items_before_the_break() =>
        Assert.Equal(2, Parse("<rss><channel><item><link>/a</link></item><item><link>/b</link><description>and th").Items.Count);

    [Fact]
    public void Miniflux_an_Atom_link_without_relation_or_type_is_the_article() =>
        Assert.Equal(
            "https://velmaria.example/a",
            Parse(
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link rel='self' href='/self'/><link rel='enclosure' href='/x.mp3'/><link href='/a'/></entry></feed>"
            )
                .Items[0]
                .Url
        );

    [Fact]
    public void FreshRSS_relative_links_follow_xml_base() =>
        Assert.Equal(
            "https://other.example/news/a",
            Parse("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://other.example/news/'><entry><link href='a'/></entry></feed>")
                .Items[0]
                .Url
        );

    [Fact]
    public void FreshRSS_a_link_wrapped_in_line_breaks_is_joined() =>
        Assert.Equal("https://velmaria.example/a", Rss("<link>\n   https://velmaria.example/a\n  </link>").Items[0].Url);

    [Fact]
    public void FreshRSS_a_title_that_was_escaped_twice_is_plain() =>
        Assert.Equal("War & peace", Rss("<title>War &amp;amp; peace</title>").Items[0].Title);

    [Fact]
    public void Miniflux_a_GUID_that_is_no_permanent_link_is_not_taken_for_one() =>
        Assert.Null(Rss("<guid isPermaLink='false'>https://velmaria.example/id/1</guid><title>A</title>").Items[0].Url);

    [Theory]
    [InlineData("RssBandit 30: ISO 8601 in dc:date", "2026-03-01T10:30:00Z", "2026-03-01T10:30:00Z")]
    [InlineData("feedparser: an American zone", "Sun, 01 Mar 2026 05:30:00 EST", "2026-03-01T10:30:00Z")]
    [InlineData("miniflux: the wrong weekday", "Fri, 01 Mar 2026 10:30:00 GMT", "2026-03-01T10:30:00Z")]
    [InlineData("miniflux: no seconds", "Sun, 1 Mar 2026 10:30 +0000", "2026-03-01T10:30:00Z")]
    [InlineData("miniflux: the month in full", "Sunday, 1 March 2026 10:30:00 GMT", "2026-03-01T10:30:00Z")]
    [InlineData("feedparser: two digits for the year", "Sun, 01 Mar 26 10:30:00 GMT", "2026-03-01T10:30:00Z")]
    [InlineData("feedparser: the zone named twice", "Sun, 01 Mar 2026 15:00:00 +0430 (AFT)", "2026-03-01T10:30:00Z")]
    [InlineData("FreshRSS: no zone and a blank", "2026-03-01 10:30:00", "2026-03-01T10:30:00Z")]
    [InlineData("FreshRSS: fractions of a second", "2026-03-01T10:30:00.123+00:00", "2026-03-01T10:30:00.123Z")]
    [InlineData("miniflux: GMT with an offset", "Sun, 01 Mar 2026 15:00:00 GMT+0430", "2026-03-01T10:30:00Z")]
    [InlineData("feedparser: seconds since 1970", "1772361000", "2026-03-01T10:30:00Z")]
    [InlineData("miniflux: half past in the afternoon", "March 1, 2026 10:30 AM", "2026-03-01T10:30:00Z")]
    public void A_date_is_read_as_it_is_written(string report, string text, string expected) =>
        Assert.True(
            DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture) == FeedDate.Parse(text),
            $"{report}: {text} became {FeedDate.Parse(text):O}"
        );

    [Theory]
    [InlineData("yesterday")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("-0001-11-30T00:00:00+00:00")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 +0000")]
    public void FreshRSS_what_is_no_date_is_none(string text) => Assert.Null(FeedDate.Parse(text));

    [Fact]
    public void StormCrawler_573_a_path_that_ends_in_robots_txt_is_judged_like_any_other() =>
        Assert.False(RobotsRules.Parse("User-agent: *\nDisallow: /band/", "Ingestion").Allows("/band/robots.txt"));

    [Fact]
    public void StormCrawler_471_robots_txt_names_its_sitemaps_whichever_group_they_stand_in() =>
        Assert.Single(RobotsRules.Parse("User-agent: other\nSitemap: https://velmaria.example/s.xml\nDisallow: /", "Ingestion").Sitemaps);

    [Fact]
    public async Task StormCrawler_a_sitemap_that_breaks_off_gives_the_entries_before_the_break()
    {
        var entries = new List<SitemapEntry>();
        await Assert.ThrowsAsync<FeedException>(async () =>
        {
            await foreach (
                var entry in SitemapReader.ReadAsync(
                    new MemoryStream("<urlset><url><loc>https://velmaria.example/a</loc></url><url><loc>https://vel"u8.ToArray()),
                    CancellationToken.None
                )
            )
                entries.Add(entry);
        });
        Assert.Single(entries);
    }

    [Fact]
    public async Task Crawler_commons_a_sitemap_without_its_namespace_is_read()
    {
        var entries = new List<SitemapEntry>();
        await foreach (
            var entry in SitemapReader.ReadAsync(
                new MemoryStream("<urlset><url><loc> https://velmaria.example/a </loc><lastmod>2026-03-01</lastmod></url></urlset>"u8.ToArray()),
                CancellationToken.None
            )
        )
            entries.Add(entry);
        Assert.Equal("https://velmaria.example/a", Assert.Single(entries).Url);
        Assert.Equal(2026, entries[0].Hint.Modified!.Value.Year);
    }

    [Fact]
    public void Miniflux_a_retry_after_date_is_understood_as_well_as_seconds()
    {
        var now = new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromHours(1), Answer(("Retry-After", "Sun, 01 Mar 2026 11:00:00 GMT")).RetryAfter(now));
        Assert.Equal(TimeSpan.FromSeconds(120), Answer(("retry-after", "120")).RetryAfter(now));
        Assert.Null(Answer(("Retry-After", "soon")).RetryAfter(now));
    }

    [Fact]
    public void Miniflux_max_age_counts_from_when_the_answer_was_made() =>
        Assert.Equal(TimeSpan.FromSeconds(200), Answer(("Cache-Control", "public, max-age=300"), ("Age", "100")).MaxAge());

    [Fact]
    public void Miniflux_legacy_327_a_corrected_article_without_any_id_is_the_same_article() =>
        Assert.Equal(
            Keys(Rss("<title>Bridge opnes</title><description>a</description><link>/a</link>")),
            Keys(Rss("<title>Bridge opens</title><description>b</description><link>/a</link>"))
        );

    [Fact]
    public void Miniflux_2232_a_page_that_names_its_feed_twice_has_one() =>
        Assert.Single(
            ListingReader
                .Read(
                    "<link rel=alternate type=application/rss+xml href=/feed><link rel=alternate type=application/rss+xml href=https://velmaria.example/feed>",
                    "https://velmaria.example/"
                )
                .Feeds
        );

    [Fact]
    public void Feedbin_287_an_item_dated_anew_every_day_is_known_by_its_identifier() =>
        Assert.Equal(
            Keys(
                Rss(
                    "<dc:identifier xmlns:dc='http://purl.org/dc/elements/1.1/'>i-1</dc:identifier><title>A</title><dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2026-03-01</dc:date>"
                )
            ),
            Keys(
                Rss(
                    "<dc:identifier xmlns:dc='http://purl.org/dc/elements/1.1/'>i-1</dc:identifier><title>A</title><dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2026-03-02</dc:date>"
                )
            )
        );

    [Theory]
    [InlineData("feedparser 29: a year of two digits", "Wed, 01 Jul 15 00:00:00 +0200", "2015-06-30T22:00:00Z")]
    [InlineData("feedparser 33: a year of two digits", "Thu, 03 Sep 15 00:01:01 +0200", "2015-09-02T22:01:01Z")]
    [InlineData("feedparser 3: a second comma", "Fri, 10 Feb, 2012 09:00:00 EST", "2012-02-10T14:00:00Z")]
    [InlineData("feedparser 7: more blanks than one", "Fri,  10 Feb  2012   09:00:00  +0000", "2012-02-10T09:00:00Z")]
    public void Feedparser_a_date_is_read_as_it_was_meant(string report, string text, string expected) =>
        A_date_is_read_as_it_is_written(report, text, expected);

    [Fact]
    public void Feedparser_62_an_empty_feed_before_the_real_one_does_not_hide_it() =>
        Assert.Single(
            Parse("<?xml version='1.0'?>\n<feed/>\n<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/a'/></entry></feed>").Items
        );

    [Fact]
    public void Feedparser_65_bytes_of_no_document_at_all_are_told_and_nothing_worse()
    {
        var random = new Random(65);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[1024];
            random.NextBytes(bytes);
            Assert.Throws<FeedException>(() => FeedParser.Parse(bytes, null, Base));
        }
    }

    [Fact]
    public void StormCrawler_1230_a_sitemap_behind_a_long_comment_is_still_one() =>
        Assert.Equal(
            DocumentKind.Sitemap,
            DocumentKinds.Of(
                Encoding.UTF8.GetBytes($"<?xml version='1.0'?>\n<!-- {new string('x', 3000)} -->\n<?xml-stylesheet href='s.xsl'?><urlset/>"),
                "text/html"
            )
        );

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("<html><body></body></html>")]
    public void News_please_169_an_empty_page_gives_its_reason(string html) =>
        Assert.NotNull(
            new PageExtractor(TimeProvider.System)
                .Extract(new PageInput { Body = Encoding.UTF8.GetBytes(html), ContentType = "text/html" }, CancellationToken.None)
                .Rejection
        );

    [Fact]
    public async Task News_please_166_an_error_page_saved_under_the_name_of_a_WARC_file_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.warc.gz"], "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>");
        var told = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var _ in WarcFile.ReadAsync(folder["a.warc.gz"], 1000, CancellationToken.None)) continue;
        });
        Assert.Contains("breaks off at record 1", told.Message, StringComparison.Ordinal);
    }

    private static FetchResponse Answer(params (string Name, string Value)[] headers) =>
        new() { Status = 200, Url = Base, Headers = [.. headers.Select(h => new KeyValuePair<string, string>(h.Name, h.Value))] };

    private static Feed Rss(params string[] items) =>
        Parse($"<rss version='2.0'><channel>{string.Concat(items.Select(i => $"<item>{i}</item>"))}</channel></rss>");

    private static Feed Parse(string xml, string? contentType = "application/rss+xml") =>
        FeedParser.Parse(Encoding.UTF8.GetBytes(xml), contentType, Base);

    private static HashSet<string> Keys(Feed feed) => [.. FeedIdentity.Settle(feed.Items).Select(i => ItemIdentity.KeyOf("s", i))];
}
