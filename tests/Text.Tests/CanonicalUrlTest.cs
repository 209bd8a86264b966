using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Ingestion.Text.Tests;

public sealed class CanonicalUrlTest
{
    private const string Story = "https://www.example.com/news/district-falls";

    [Theory]
    [InlineData("http://www.example.com/news/district-falls")]
    [InlineData("https://www.example.com:443/news/district-falls")]
    [InlineData("http://www.example.com:80/news/district-falls")]
    [InlineData("https://example.com/news/district-falls")]
    [InlineData("https://m.example.com/news/district-falls")]
    [InlineData("https://mobile.example.com/news/district-falls")]
    [InlineData("https://amp.example.com/news/district-falls")]
    [InlineData("https://www.example.com/news/district-falls/amp/")]
    [InlineData("https://www.example.com/amp/news/district-falls")]
    [InlineData("https://www.example.com/news/district-falls.amp")]
    [InlineData("https://www.example.com/news/district-falls?amp=1")]
    [InlineData("https://www.example.com/news/district-falls/")]
    [InlineData("https://www.example.com//news/district-falls")]
    [InlineData("https://www.example.com/news/./x/../district-falls")]
    [InlineData("https://WWW.Example.COM/news/district-falls")]
    [InlineData("https://www.example.com./news/district-falls")]
    [InlineData("https://www.example.com/news/district-falls#comments")]
    [InlineData("https://www.example.com/news/district-falls?utm_source=rss&utm_medium=feed")]
    [InlineData("https://www.example.com/news/district-falls?fbclid=abc&CMP=share")]
    [InlineData("https://www.example.com/news/district-falls?ref=rss")]
    [InlineData("https://www.example.com/news/district%2Dfalls")]
    [InlineData("https://www.example.com/news/district-falls;jsessionid=4F")]
    [InlineData("  https://www.example.com/news/\n  district-falls  ")]
    [InlineData("https://www.google.com/amp/s/www.example.com/news/district-falls")]
    [InlineData("https://www-example-com.cdn.ampproject.org/c/s/www.example.com/news/district-falls")]
    [InlineData("https://www.google.com/url?sa=t&url=https%3A%2F%2Fwww.example.com%2Fnews%2Fdistrict-falls&usg=1")]
    public void Twins_of_an_address_have_one_key(string twin) => Assert.Equal(Key(Story), Key(twin.Replace("\n  ", "\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("https://example.com/news?id=1", "https://example.com/news?id=2")]
    [InlineData("https://example.com/News", "https://example.com/news")]
    [InlineData("https://example.com/a%2Fb", "https://example.com/a/b")]
    [InlineData("https://example.com:8080/a", "https://example.com/a")]
    [InlineData("https://amp.co.uk/a", "https://co.uk/a")]
    [InlineData("https://m.com/a", "https://com/a")]
    [InlineData("https://dari.example.com/a", "https://example.com/a")]
    [InlineData("https://example.com/amp", "https://example.com/")]
    [InlineData("https://example.com/#!story-1", "https://example.com/#!story-2")]
    [InlineData("https://example.com/a?ref=chapter2", "https://example.com/a")]
    [InlineData("https://example.com/a?p=1&p=2", "https://example.com/a?p=1")]
    [InlineData("https://10.0.0.1/a", "https://0.0.1/a")]
    public void Different_articles_keep_different_keys(string one, string other) => Assert.NotEqual(Key(one), Key(other));

    [Theory]
    [InlineData("https://example.com/?b=2&a=1", "https://example.com/?a=1&b=2")]
    [InlineData("https://example.com/?q=a+b", "https://example.com/?q=a%20b")]
    [InlineData("https://example.com/%d8%a7", "https://example.com/ا")]
    [InlineData("https://bücher.example/a", "https://xn--bcher-kva.example/a")]
    [InlineData("https://example.com/index.html", "https://example.com")]
    [InlineData("https://en.m.wikipedia.org/wiki/A", "https://en.wikipedia.org/wiki/A")]
    [InlineData("http://m.bbc.co.uk/news/1", "https://www.bbc.co.uk/news/1")]
    public void Spellings_of_one_address_have_one_key(string one, string other) => Assert.Equal(Key(one), Key(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/news/a")]
    [InlineData("ftp://example.com/a")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("http://")]
    [InlineData("mailto:a@example.com")]
    public void What_is_no_web_address_is_refused(string? text) => Assert.False(CanonicalUrl.TryParse(text, out _));

    [Fact]
    public void An_endless_address_is_refused() =>
        Assert.False(CanonicalUrl.TryParse("https://example.com/" + new string('a', CanonicalUrl.MaxLength), out _));

    [Fact]
    public void The_value_stays_an_address_of_the_same_host()
    {
        var url = CanonicalUrl.Parse("http://www.Example.com:80/a b/?utm_source=x&id=7#top")!;
        Assert.Equal("http://www.example.com/a%20b/?id=7", url.Value);
        Assert.Equal("www.example.com", url.Host);
    }

    [Fact]
    public void Canonical_form_is_stable() => Prop.ForAll<string>(path =>
    {
        if (!CanonicalUrl.TryParse("https://example.com/" + path, out var once)) return true;
        return CanonicalUrl.TryParse(once.Value, out var twice) && twice.Value == once.Value && twice.Key == once.Key;
    }).QuickCheckThrowOnFailure();

    private static string Key(string text) => CanonicalUrl.Parse(text)!.Key;
}
