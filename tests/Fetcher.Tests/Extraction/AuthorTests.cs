using Xunit;

namespace Ingestion.Tests.Extraction;

public sealed class AuthorTests
{
    [Theory]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ana Varga\"},{\"@type\":\"Person\",\"name\":\"Ilon Stane\"}]}</script>", "", "Ana Varga, Ilon Stane")]
    [InlineData("<meta name='author' content='By Ana Varga'>", "", "Ana Varga")]
    [InlineData("", "<p class='byline'>By Ana Varga and Ilon Stane, Halvek correspondent</p>", "Ana Varga, Ilon Stane")]
    [InlineData("", "<p>By <a rel='author' href='/a'>Ana Varga</a></p>", "Ana Varga")]
    [InlineData("", "<p>3 March 2026, by Ana Varga</p>", "Ana Varga")]
    [InlineData("", "<p>Par Ana Varga avec AFP</p>", "Ana Varga")]
    [InlineData("", "<p>Von <a href='/autoren/ana-varga'>Ana Varga</a> und Ilon Stane</p>", "Ana Varga, Ilon Stane")]
    [InlineData("<meta name='author' content='ANA VARGA'>", "", "Ana Varga")]
    [InlineData("", "", "")]
    public void All_authors_come_out_by_name_alone(string head, string line, string expected) =>
        Assert.Equal(expected, string.Join(", ", Pages.Article($"<article><h1>River town falls</h1>{line}{Pages.Paragraphs}</article>", head).Authors));
}
