using System.Text;
using Ingestion.Fetcher.Feeds;
using Xunit;

namespace Ingestion.Fetcher.Tests.Feeds;

/// <summary>Feeds that are wrong in ways that would cost a visit, a database's row or the processor, if they were let.</summary>
public sealed class HostileFeedTest
{
    private const string Base = "https://velmaria.example/feed";

    /// <summary>Each made the reader look through the whole rest of the document: hours, for some megabytes.</summary>
    [Fact]
    public void Declarations_without_end_are_passed_over_in_time()
    {
        var feed = Parse($"{string.Concat(Enumerable.Repeat("<!x>", 2_000_000))}<rss><channel><item><link>/a</link></channel>");
        Assert.Equal("https://velmaria.example/a", Assert.Single(feed.Items).Url);
    }

    [Fact]
    public void A_document_type_with_its_subset_is_passed_over_in_a_feed_that_is_no_XML()
    {
        var feed = Parse("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel><item><title>A & B</title></channel>");
        Assert.Equal("A & B", Assert.Single(feed.Items).Title);
    }

    [Fact]
    public void Attributes_without_end_are_passed_over_in_time()
    {
        var feed = Parse($"<rss><channel {string.Concat(Enumerable.Range(0, 500_000).Select(i => $"a{i}=1 "))}><item><link>/a</link></channel>");
        Assert.Equal("https://velmaria.example/a", Assert.Single(feed.Items).Url);
    }

    [Theory]
    [InlineData("<rss><channel><item><guid>a&#0;b</guid><title>x&#1;y</title><link>/a</link></item></channel></rss>")]
    [InlineData("<rss><channel><item><guid>a&#xD800;b</guid><title>x&#x8;y</title><link>/a</link></item></channel></rss>")]
    [InlineData("<rss><channel><item><guid>a&#0;b</guid><title>x&#1;y</title><link>/a</link></channel>")]
    [InlineData(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>a&#0;b</id><title type='xhtml'><div>x&#0;y</div></title><link href='/a'/></entry></feed>"
    )]
    [InlineData("""{"items":[{"id":"a\u0000b","title":"x\u0001y","url":"/a"}]}""")]
    public void Characters_that_no_database_takes_are_left_out(string feed)
    {
        var item = Assert.Single(Parse(feed).Items);
        Assert.Equal(("ab", "xy", "https://velmaria.example/a"), (item.Guid, item.Title, item.Url));
    }

    [Fact]
    public void Whole_pairs_of_surrogates_stay()
    {
        Assert.Equal("fire 🔥!", XmlCharacters.Clean("fire 🔥!"));
        Assert.Equal("half !", XmlCharacters.Clean("half \uD83D!\uDD25\u0000"));
        Assert.Equal("tab\tand\r\nline", XmlCharacters.Clean("tab\tand\r\nline\uFFFF"));
    }

    [Fact]
    public void Half_an_emoji_at_the_end_of_a_summary_does_not_lose_the_feed()
    {
        var items = Parse(
            """{"items":[{"url":"/a","title":"One","summary":"cut \ud83d","tags":["x","y\ud83d"]},{"url":"/b","title":"Two"}]}"""
        ).Items;
        Assert.Equal(["One", "Two"], items.Select(item => item.Title));
        Assert.Equal(["x"], items[0].Categories);
    }

    [Theory]
    [InlineData("<feed><entry><title>A</title><id>i</id><link href='/a'/></entry></feed>")]
    [InlineData("<feed xmlns='urn:made-up'><entry><title>A</title><id>i</id><link href='/a'/></entry></feed>")]
    [InlineData("<Entry><title>A</title><id>i</id><link href='/a'/></Entry>")]
    public void Atom_without_its_namespace_is_read(string feed)
    {
        var item = Assert.Single(Parse(feed).Items);
        Assert.Equal(("A", "i", "https://velmaria.example/a"), (item.Title, item.Guid, item.Url));
    }

    [Theory]
    [InlineData("application/rss+xml; charset=utf-7")]
    [InlineData("application/rss+xml; charset=utf-16")]
    [InlineData("application/rss+xml; charset=UTF-32LE")]
    public void A_charset_that_cannot_be_is_not_believed(string contentType)
    {
        foreach (var declaration in new[] { "", "<?xml version='1.0' encoding='utf-7'?>" })
        {
            var feed = FeedParser.Parse(
                Encoding.UTF8.GetBytes($"{declaration}<rss><channel><item><title>Größe</title></item></channel></rss>"),
                contentType,
                Base
            );
            Assert.Equal("Größe", Assert.Single(feed.Items).Title);
        }
    }

    [Theory]
    [InlineData(
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:q='http://www.w3.org/2000/xmlns/'><entry><title type='xhtml'><q:div>x</q:div></title></entry></feed>"
    )]
    [InlineData("<feed xmlns:ː='x'><a:ːb><entry><title>x</title></entry>")]
    public void What_breaks_the_reader_is_told_of_the_feed(string feed)
    {
        var failure = Record.Exception(() => Parse(feed));
        Assert.True(failure is null or FeedException, failure?.ToString());
    }

    [Fact]
    public void A_GUID_that_says_in_capitals_that_it_is_no_address_is_none() =>
        Assert.Null(
            Assert
                .Single(
                    Parse(
                        "<rss><channel><item><title>A</title><guid isPermaLink='FALSE'>https://velmaria.example/?p=1</guid></item></channel></rss>"
                    ).Items
                )
                .Url
        );

    private static Feed Parse(string feed) => FeedParser.Parse(Encoding.UTF8.GetBytes(feed), null, Base);
}
