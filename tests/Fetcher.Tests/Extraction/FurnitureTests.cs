using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

/// <summary>What must not come out with the article, and what must.</summary>
public sealed class FurnitureTests
{
    [Theory]
    [InlineData("<div class='related-posts'><h3>Related</h3><p>Army retakes the hill above the western reservoir after a night of rain.</p></div>")]
    [InlineData("<div class='newsletter-signup'><p>Get the morning’s news in your letter box before the milk, every day of the week.</p></div>")]
    [InlineData("<figure><img src='x.jpg'><figcaption>The bridge at Halvek, photographed from the northern bank on Sunday evening.</figcaption></figure>")]
    [InlineData("<p><a href='/x'>Read more: the eleven best bridges of the northern provinces</a></p>")]
    [InlineData("<p>Read also: <a href='/x'>The eleven best bridges of the northern provinces</a></p>")]
    [InlineData("<div id='comments'><p>I have crossed that bridge every day for thirty years and nobody asked me.</p></div>")]
    [InlineData("<div style='display:none'><p>Hidden words that a reader of the page would never get to see at all.</p></div>")]
    [InlineData("<div class='support-us donate'><p>We live on our readers’ gifts. One day of printing costs us four hundred crowns.</p></div>")]
    [InlineData("<marquee>BREAKING: President receives ambassadors *** BREAKING: Harvest plan fulfilled *** BREAKING: Rain expected</marquee>")]
    [InlineData("<p>© 2026 The Courier. All rights reserved.</p>")]
    public void Furniture_inside_the_article_stays_out(string furniture) =>
        Assert.Equal(string.Join('\n', Pages.First, Pages.Second, Pages.Third), Read($"<p>{Pages.First}</p><p>{Pages.Second}</p>{furniture}<p>{Pages.Third}</p>").Text);

    [Fact]
    public void A_note_below_the_closing_rule_and_its_links_stays_out() => Assert.EndsWith(
        Pages.Third,
        Pages.Extract($"<html><body><h3>River town falls</h3>{Pages.Paragraphs}<hr>Earlier: <a href='/1'>Nine posts taken in one night, and what came after</a> - <a href='/2'>Film: the long road</a><hr><center>Copy this page freely. Mirrors on request.</center></body></html>").Articles.Single().Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("<p><span class='dropcap'>F</span>ighters came at dawn and nobody in the town was awake to see them.</p>", "Fighters came at dawn")]
    [InlineData("<p><a href='/map'>The whole northern bank of the river</a> has been closed to boats since the rains ended.</p>", "The whole northern bank")]
    [InlineData("<div class='teaser-text'><p>Three towns have now changed hands along the river since the rains ended this year.</p></div>", "Three towns have now")]
    public void A_first_paragraph_is_not_lost(string first, string expected) =>
        Assert.StartsWith(expected, Read(first + Pages.Paragraphs).Text, StringComparison.Ordinal);

    [Fact]
    public void A_dropped_block_names_its_rule()
    {
        var result = Pages.Extract(new PageInput { Body = System.Text.Encoding.UTF8.GetBytes(Pages.Page($"<article>{Pages.Paragraphs}<div class='share-bar'><p>Send it on</p></div></article>")), Explain = true });
        Assert.Contains(new DroppedBlock("Send it on", "named sharing"), result.Dropped);
    }

    private static ExtractedArticle Read(string body) => Pages.Article($"<article><h1>River town falls</h1>{body}</article>");
}
