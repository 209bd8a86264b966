using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

/// <summary>Parts of an article that look like what pages set around it: linked headings, lists of links, boxes that recur; and lines below a
/// standfirst that are none.</summary>
public sealed class PartsOfTheTextTests
{
    private static readonly string Article = string.Join('\n', Pages.First, Pages.Second, Pages.Third);

    [Fact]
    public void Linked_headings_with_text_of_their_own_below_are_parts_of_the_article()
    {
        var parts = string.Concat(
            Enumerable
                .Range(1, 4)
                .Select(i =>
                    $"<h2><a href='/bridges/{i}'>The bridge at the {i}th mile</a></h2><p>The {i}th bridge was held by a dozen men who left it in the night, a ferryman told us on Sunday.</p><p>On day {i} of the march the column halted before it, repaired its planks and waited for the boats, and the boats came up in the evening with bread and lamps.</p>"
                )
        );
        var text = Read($"{Pages.Paragraphs}{parts}<p>The fifth bridge fell into the river long before the war began.</p>").Text;
        Assert.Contains("The bridge at the 4th mile\nThe 4th bridge was held", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cards_with_a_long_teaser_each_stay_out()
    {
        var cards = string.Concat(
            Enumerable
                .Range(1, 4)
                .Select(i =>
                    $"<div class='card'><h3><a href='/mills/{i}'>What the {i}th mill on the river ground</a></h3><p>Mar {i}, 2026</p><div>The {i}th mill has ground more corn than in any year since the bridge was built, its owner told us on the steps, and the millers who come after him will have to grind more still, because the town has doubled and bread is what it eats at noon.</div></div>"
                )
        );
        Assert.DoesNotContain(
            "What the 2nd",
            Read($"{Pages.Paragraphs}{Pages.Paragraphs.Replace("river", "hill", StringComparison.Ordinal)}{cards}")
                .Text.Replace("2th", "2nd", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://clinic.example/", true)]
    [InlineData("/clinics/", false)]
    public void A_list_of_links_to_other_sites_within_the_text_is_of_the_text(string address, bool expected)
    {
        var list =
            $"<ul><li><a href='{address}1'>Clinic of the northern bank</a></li><li><a href='{address}2'>House of the ferrymen at the mill</a></li></ul>";
        Assert.Equal(
            expected,
            Read($"<p>{Pages.First}</p><p>{Pages.Second} Help is given here:</p>{list}<p>{Pages.Third}</p>")
                .Text.Contains("House of the ferrymen", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_list_of_links_to_other_sites_below_the_text_stays_out() =>
        Assert.Equal(
            Article,
            Read(
                $"{Pages.Paragraphs}<ul><li><a href='https://other.example/1'>The mill below the weir is sold</a></li><li><a href='https://other.example/2'>A baker from the coast</a></li></ul>"
            ).Text
        );

    [Fact]
    public void A_box_that_recurs_among_the_text_may_end_it()
    {
        var days = string.Concat(
            Enumerable
                .Range(1, 6)
                .Select(i =>
                    $"<p>On day {i} of the march the column halted at the {i}th bridge, repaired its planks and waited for the boats to come up from the mill below the weir.</p>{(i % 2 == 0 ? $"<div class='place'><p>The {i}th bridge is of stone, and forty paces long.</p></div>" : "")}"
                )
        );
        Assert.EndsWith("The 6th bridge is of stone, and forty paces long.", Read(days).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_that_stands_once_below_the_text_does_not_end_it()
    {
        var days = string.Concat(
            Enumerable
                .Range(1, 6)
                .Select(i =>
                    $"<p>On day {i} of the march the column halted at the {i}th bridge, repaired its planks and waited for the boats to come up.</p>"
                )
        );
        Assert.DoesNotContain(
            "of stone",
            Read($"{days}<div class='place'><p>Our own bridge is of stone, and forty paces long.</p></div>").Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("<p>Ana Varga</p><p>River desk</p>")]
    [InlineData("<p>By Len Abary</p>")]
    [InlineData("<div>9 March 2026</div>")]
    [InlineData("<div>Halvek - 9 March 2026, 10.21</div><div>Write to: desk@courier.example</div>")]
    [InlineData("<div>Publié le 8 mars 2026 à 16:00Mis à jour le 9 mars 2026 à 16:16</div>")]
    [InlineData("<h2>River town falls</h2>")]
    public void Lines_below_a_standfirst_that_say_when_and_by_whom_are_not_of_the_text(string lines) =>
        Assert.Equal(
            Article,
            Pages
                .Article(
                    $"<h1>River town falls</h1><article><p>{Pages.First}</p>{lines}<p>{Pages.Second}</p><p>{Pages.Third}</p></article>",
                    "<meta name='author' content='Ana Varga'>"
                )
                .Text
        );

    [Fact]
    public void Days_that_a_text_tells_one_after_another_are_of_the_text()
    {
        var days = string.Concat(
            Enumerable
                .Range(1, 5)
                .Select(i =>
                    $"<p>{i} March 2026</p><p>The column halted at the {i}th bridge, repaired its planks and waited for the boats to come up.</p>"
                )
        );
        Assert.Contains("1 March 2026", Read($"<p>{Pages.First}</p>{days}").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_line_below_the_first_paragraph_that_names_nobody_is_of_the_text() =>
        Assert.Contains(
            "What the ferryman saw",
            Read($"<p>{Pages.First}</p><p>What the ferryman saw</p><p>{Pages.Second}</p><p>{Pages.Third}</p>").Text,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("(Image credit: handed in by Ana)")]
    [InlineData("(Le puede interesar: Los once puentes del norte)")]
    [InlineData("This site is protected by reCAPTCHA and the terms of a search company apply.")]
    public void Furniture_in_brackets_and_notices_of_forms_stay_out(string line) =>
        Assert.Equal(Article, Read($"<p>{Pages.First}</p><p>{Pages.Second}</p><p>{line}</p><p>{Pages.Third}</p>").Text);

    private static ExtractedArticle Read(string body) => Pages.Article($"<article><h1>River town falls</h1>{body}</article>");
}
