using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

/// <summary>What must not come out with the article, and what must.</summary>
public sealed class FurnitureTests
{
    [Theory]
    [InlineData("<div class='related-posts'><h3>Related</h3><p>Army retakes the hill above the western reservoir after a night of rain.</p></div>")]
    [InlineData(
        "<div class='lee-tambien-caja'><a href='/x'>Army retakes the hill</a><p>The hill above the western reservoir changed hands after a night of rain.</p></div>"
    )]
    [InlineData("<div class='newsletter-signup'><p>Get the morning’s news in your letter box before the milk, every day of the week.</p></div>")]
    [InlineData(
        "<figure><img src='x.jpg'><figcaption>The bridge at Halvek, photographed from the northern bank on Sunday evening.</figcaption></figure>"
    )]
    [InlineData("<p><a href='/x'>Read more: the eleven best bridges of the northern provinces</a></p>")]
    [InlineData("<p>Read also: <a href='/x'>The eleven best bridges of the northern provinces</a></p>")]
    [InlineData("<div id='comments'><p>I have crossed that bridge every day for thirty years and nobody asked me.</p></div>")]
    [InlineData("<div style='display:none'><p>Hidden words that a reader of the page would never get to see at all.</p></div>")]
    [InlineData("<div class='support-us donate'><p>We live on our readers’ gifts. One day of printing costs us four hundred crowns.</p></div>")]
    [InlineData("<marquee>BREAKING: President receives ambassadors *** BREAKING: Harvest plan fulfilled *** BREAKING: Rain expected</marquee>")]
    [InlineData("<div class='im'><img src='x.jpg'>The bridge at Halvek on Sunday. Image: Len Abary</div>")]
    [InlineData("<p>A guard at the northern gate of the town [File: Len Abary/AFP]</p>")]
    [InlineData("<p>People wait at the bridge on Sunday. Len Abary/Getty Images</p>")]
    [InlineData("<aside><span>The night of the retreat</span><span>1:02</span></aside>")]
    [InlineData("<p>Get the day’s most important stories in your inbox every morning.</p>")]
    [InlineData("<div>{\"layout\":2,\"button\":\"Buy now\",\"title\":{\"hue\":213,\"saturation\":1}}</div>")]
    [InlineData("<p>© 2026 The Courier. All rights reserved.</p>")]
    [InlineData(
        "<noscript>&lt;img src='count.gif' alt='A picture that counts readers, as long as any sentence of the article, and longer than most of them.'&gt;</noscript>"
    )]
    [InlineData(
        "<img src='x.jpg' alt='A ferry waits below the northern gate of the town.'><p>A ferry waits below the northern gate of the town.</p>"
    )]
    [InlineData("<p>The mayor at the northern gate, photo: archive of the river council</p>")]
    [InlineData("<p>Was this article helpful to you and to your neighbours?</p>")]
    [InlineData("<p>¿Ya sabías que en El Correo del Río tenemos canal propio? Únete desde tu celular en este enlace</p>")]
    [InlineData("<p>Updated on 12 March 2026, 15:49</p>")]
    [InlineData("<p>20:34 08.03.2026</p>")]
    [InlineData("<p>-Aktualisiert am 08.03.2026-15:49</p>")]
    [InlineData("<blockquote class='post'><p></p>— Len Abary (@lenabary) March 9, 2026</blockquote>")]
    [InlineData("<p>A post shared by The Courier (@courier) on Mar 8, 2026 at 7:30am</p>")]
    [InlineData("<p>Loading...</p>")]
    [InlineData("<p>VIDEO3:4903:49</p>")]
    [InlineData("<p>Ana Varga | three hours ago</p>")]
    [InlineData("<div><h3>Related news</h3><div><h3><a href='/mill'>The mill below the weir</a></h3></div></div>")]
    [InlineData("<p>Want more from Len? Sign up for his newsletter, The Ferry.</p>")]
    [InlineData("<p>If this report was of use to you, please consider making a donation. Your gift pays for ours.</p>")]
    [InlineData("<p>Dieser Beitrag gibt die Meinung des Autors wieder, nicht notwendigerweise die der Redaktion.</p>")]
    [InlineData("<p>The ferry below the mill Foto: archive of the river council</p>")]
    [InlineData("<h3><a href='/world/mill-is-sold-to-a-baker'>The mill below the weir is sold to a baker</a></h3>")]
    [InlineData(
        "<ul><li>A SIMPLE GUIDE: <a href='/guide'>How does the ferry run at night?</a></li><li>LOOK IT UP: <a href='/map'>Which bridges of the river still stand</a></li></ul>"
    )]
    [InlineData("<h3>Read This Next</h3><p>The eleven best bridges of the northern provinces</p>")]
    public void Furniture_inside_the_article_stays_out(string furniture) =>
        Assert.Equal(
            string.Join('\n', Pages.First, Pages.Second, Pages.Third),
            Read($"<p>{Pages.First}</p><p>{Pages.Second}</p>{furniture}<p>{Pages.Third}</p>").Text
        );

    [Fact]
    public void Paragraphs_for_subscribers_are_of_the_text_when_they_hold_much_of_it()
    {
        string[] more =
        [
            .. Enumerable
                .Range(2, 6)
                .Select(i =>
                    $"The bridge of the village number {i} was held by no more than a dozen men, and they left it in the night, a ferryman told the Courier."
                ),
        ];
        var text = string.Concat(more.Select(t => $"<p class='paywall'>{t}</p>"));
        Assert.Equal(
            string.Join('\n', [Pages.First, Pages.Second, Pages.Third, "The villages", .. more]),
            Read(
                $"{Pages.Paragraphs}{Pages.Paragraphs}<h3 class='paywall'>The villages</h3>{text}<div class='paywall'><p>Subscribe to read on, from four crowns a week.</p></div>"
            ).Text
        );
    }

    [Fact]
    public void Text_beside_a_picture_is_no_caption() =>
        Assert.EndsWith(
            Pages.Third,
            Read(
                $"<p>{Pages.First}</p><p>{Pages.Second}</p><div class='wp-block-media-text'><img src='x.jpg'><div><p>{Pages.Third}</p></div></div>"
            ).Text,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("<p class='standfirst'>{0}</p>", "", true)]
    [InlineData("<h2>{0}</h2>", "<meta property='og:description' content='{0}'>", true)]
    [InlineData(
        "<p>{0}</p>",
        "<meta name='description' content='The Front holds three towns on the river now, and the road between them lies open to …'>",
        true
    )]
    [InlineData("<div itemprop='description'><p>{0}</p></div>", "", true)]
    [InlineData("<div class='teaser-text'><p>{0}</p></div>", "", true)]
    [InlineData("<p>{0}</p>", "", false)]
    [InlineData("<figure><figcaption class='intro'>{0}</figcaption></figure>", "", false)]
    public void A_standfirst_below_the_headline_is_of_the_text(string line, string head, bool expected)
    {
        const string said = "The Front holds three towns on the river now, and the road between them lies open to its lorries.";
        var more = Pages
            .Paragraphs.Replace("river town", "hill town", StringComparison.Ordinal)
            .Replace("the Courier", "our paper", StringComparison.Ordinal)
            .Replace("third town", "fourth town", StringComparison.Ordinal);
        var page =
            $"<div class='top'><h1>River town falls</h1>{line.Replace("{0}", said, StringComparison.Ordinal)}</div><div class='article-body'>{Pages.Paragraphs}{more}</div>";
        Assert.Equal(
            expected,
            Pages.Article(page, head.Replace("{0}", said, StringComparison.Ordinal)).Text.StartsWith(said, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_standfirst_that_the_text_repeats_stands_once()
    {
        var page =
            $"<div class='top'><h1>River town falls</h1><p class='standfirst'>{Pages.First}</p></div><div class='article-body'>{Pages.Paragraphs}</div>";
        Assert.Equal(string.Join('\n', Pages.First, Pages.Second, Pages.Third), Pages.Article(page).Text);
    }

    [Fact]
    public void The_next_article_of_an_endless_page_is_another()
    {
        static string One(string headline, string text) => $"<div class='scroll'><article><h1 class='top'>{headline}</h1>{text}</article></div>";
        var next = One(
            "The mill is sold",
            "<p>The mill below the weir has been sold to a baker from the coast, its owner said.</p><p>He means to grind again in the autumn, when the water is high enough for two wheels.</p>"
        );
        Assert.Equal(string.Join('\n', Pages.First, Pages.Second, Pages.Third), Pages.Article(One("River town falls", Pages.Paragraphs) + next).Text);
    }

    [Fact]
    public void Sections_with_headings_of_the_first_rank_are_one_article()
    {
        var section =
            "<section><h1>The bridge</h1><p>The bridge was built when the mill was new, and it has stood through two wars.</p><p>Its keeper has lived beside it for forty years, as his father did.</p></section>";
        Assert.Contains(
            "two wars",
            Pages.Article($"<article><section><h1>River town falls</h1>{Pages.Paragraphs}</section>{section}</article>").Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void More_words_of_readers_than_of_the_author_stay_out()
    {
        var readers = string.Concat(
            Enumerable
                .Range(1, 40)
                .Select(i =>
                    $"<div><p>Reader {i}</p><p>I have crossed that bridge every day for {i + 10} years and nobody has ever asked me why I did so.</p></div>"
                )
        );
        Assert.Equal(string.Join('\n', Pages.First, Pages.Second, Pages.Third), Read($"{Pages.Paragraphs}<h3>40 comments</h3>{readers}").Text);
    }

    [Theory]
    [InlineData("<div class='story-comments'>", "<div><b>Reader {0}</b><p>{1}</p></div>")]
    [InlineData("<div class='picture-captions'>", "<ul><li><h3>{0}/40 The bridge</h3><p>{1}</p></li></ul>")]
    [InlineData("<div id='onetrust-sdk'>", "<section><h4>Purpose {0}</h4><p>{1}</p></section>")]
    [InlineData("<div class='story-recommendations'>", "<div class='entry'><h2><a href='/{0}'>What the {0}th mill ground</a></h2><p>{1}</p></div>")]
    [InlineData("<h2><a name='readers'>Leserkommentare</a></h2><div>", "<div class='member'><b>Leser {0}</b><p>{1}</p></div>")]
    public void Furniture_with_more_prose_than_the_article_stays_furniture(string open, string item)
    {
        var items = string.Concat(
            Enumerable
                .Range(1, 40)
                .Select(i =>
                    item.Replace("{0}", $"{i}", StringComparison.Ordinal)
                        .Replace(
                            "{1}",
                            $"I have crossed that bridge every day for {i + 10} years and nobody has ever asked me why I did so.",
                            StringComparison.Ordinal
                        )
                )
        );
        string[] more =
        [
            .. Enumerable
                .Range(1, 4)
                .Select(i =>
                    $"On day {i} of the march the column halted at the {i}th bridge, repaired its planks and waited for the boats to come up."
                ),
        ];
        var text = Pages.Paragraphs + string.Concat(more.Select(m => $"<p>{m}</p>"));
        Assert.Equal(
            string.Join('\n', [Pages.First, Pages.Second, Pages.Third, .. more]),
            Pages.Article($"<div class='page'><h1>River town falls</h1><div class='text'>{text}</div>{open}{items}</div></div>").Text
        );
    }

    [Fact]
    public void An_article_in_an_element_named_after_its_comments_is_read() =>
        Assert.EndsWith(
            Pages.Third,
            Pages
                .Article(
                    $"<h2>River town falls</h2><div class='with comments-open comments'><div class='text'><p>{Pages.Second} {Pages.First} {Pages.Second} {Pages.First}</p>{Pages.Paragraphs}</div></div>"
                )
                .Text,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("<h3 class='article-meta-day'>Monday</h3>")]
    [InlineData("<div>World, Politics | March 9, 2026 | 7:09 am | The River Agency.</div>")]
    [InlineData(
        "<p>March 9, 2026 <a href='/author/a'>Ana Varga</a> <a href='/audio'>Audio</a>, <a href='/local'>Local News</a>, comments are off here.</p>"
    )]
    [InlineData("<h1>The river town, after two days, falls</h1>")]
    public void Lines_that_say_when_and_by_whom_are_not_of_the_text(string line) =>
        Assert.StartsWith(
            Pages.First,
            Pages.Article($"<article><h1>River town falls</h1>{line}{Pages.Paragraphs}</article>", "<meta name='author' content='Ana Varga'>").Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Two_halves_of_a_headline_are_not_of_the_text() =>
        Assert.StartsWith(
            Pages.First,
            Pages
                .Article(
                    $"<article><h2>Fall of the river town:</h2><h2>Nobody held the bridge</h2>{Pages.Paragraphs}</article>",
                    "<meta property='og:title' content='Fall of the river town: Nobody held the bridge'><meta name='twitter:title' content='Fall of the river town: Nobody held the bridge'>"
                )
                .Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void What_stands_above_the_headline_is_not_of_the_text()
    {
        var more = string.Concat(
            Enumerable
                .Range(1, 30)
                .Select(i =>
                    $"<p>On day {i} of the march the column halted at the {i}th bridge, repaired its planks and waited for the boats to come up.</p>"
                )
        );
        Assert.StartsWith(
            Pages.First,
            Pages
                .Article(
                    $"<article><div><strong>Boats wait below the bridge of Halvek, whose keeper left on Sunday evening.</strong></div><h1>River town falls</h1>{Pages.Paragraphs}{more}</article>"
                )
                .Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_lead_that_the_outlets_own_copy_lacks_and_its_summary_tells_is_of_the_text()
    {
        const string Lead = "The Front holds three towns on the river now, and the road between them lies open to its lorries.";
        var filler = string.Concat(
            Enumerable
                .Range(1, 6)
                .Select(i =>
                    $"<p>On day {i} of the march the column halted at the {i}th bridge, repaired its planks and waited for the boats to come up.</p>"
                )
        );
        var copy = $"{Pages.Paragraphs}{filler}"
            .Replace("</p><p>", " ", StringComparison.Ordinal)
            .Replace("<p>", "", StringComparison.Ordinal)
            .Replace("</p>", "", StringComparison.Ordinal);
        var head =
            $$"""<meta name="description" content="{{Lead}}"><script type="application/ld+json">{"@type":"NewsArticle","articleBody":{{System.Text.Json.JsonSerializer.Serialize(copy)}}}</script>""";
        Assert.StartsWith(
            Lead,
            Pages.Article($"<article><h1>River town falls</h1><p>{Lead}</p>{Pages.Paragraphs}{filler}</article>", head).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Paragraphs_made_like_the_articles_go_on_with_it_outside_its_box()
    {
        var box = string.Concat(
            Enumerable
                .Range(1, 6)
                .Select(i =>
                    $"<p class='body-text'>On day {i} of the march the column halted at the {i}th bridge, repaired its planks and waited for the boats to come up.</p>"
                )
        );
        Assert.EndsWith(
            Pages.Third,
            Read($"<div class='with-picture'>{box}</div><p class='body-text'>{Pages.Second}</p><p class='body-text'>{Pages.Third}</p>").Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Headings_in_which_a_page_sets_sentences_are_of_the_text_to_the_end() =>
        Assert.EndsWith(Pages.Third, Read($"<p>{Pages.First}</p><p>{Pages.Second}</p><h2>{Pages.Third}</h2>").Text, StringComparison.Ordinal);

    [Fact]
    public void A_line_that_announces_what_was_dropped_is_dropped_too() =>
        Assert.EndsWith(
            Pages.Third,
            Read($"{Pages.Paragraphs}<p>From our archive:</p><p><a href='/a'>The mill below the weir</a></p>").Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Paragraphs_beside_a_picture_are_no_caption()
    {
        var text = string.Concat(
            Enumerable
                .Range(1, 4)
                .Select(i =>
                    $"<p>On day {i} of the march the column halted at the {i}th bridge, repaired its planks and waited for the boats to come up.</p>"
                )
        );
        Assert.Contains(
            "On day 4",
            Read(
                $"{Pages.Paragraphs}{Pages.Paragraphs.Replace("river", "hill", StringComparison.Ordinal)}<div class='detail__photo-text'><div class='only'>{text}</div></div><p>{Pages.Second.Replace("mayor", "miller", StringComparison.Ordinal)}</p><p>The {Pages.Third}</p><p>The {Pages.First}</p>"
            ).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_line_above_the_headline_is_not_of_the_text() =>
        Assert.Equal(
            string.Join('\n', Pages.First, Pages.Second, Pages.Third),
            Pages.Article($"<article><h1><span>After the rains</span> River town falls</h1>{Pages.Paragraphs}</article>").Text
        );

    [Fact]
    public void A_note_below_the_closing_rule_and_its_links_stays_out() =>
        Assert.EndsWith(
            Pages.Third,
            Pages
                .Extract(
                    $"<html><body><h3>River town falls</h3>{Pages.Paragraphs}<hr>Earlier: <a href='/1'>Nine posts taken in one night, and what came after</a> - <a href='/2'>Film: the long road</a><hr><center>Copy this page freely. Mirrors on request.</center></body></html>"
                )
                .Articles.Single()
                .Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_box_of_further_reading_stays_out_with_its_teasers()
    {
        var cards = string.Concat(
            Enumerable
                .Range(1, 4)
                .Select(i =>
                    $"<div><h3><a href='/story-{i}'>What the {i}th mill on the river ground last year</a></h3><p>The {i}th mill has ground more corn than in any year since the bridge was built, its owner told us on the steps, and the millers who come after him will have to grind more still, because the town has doubled and bread is what it eats in the morning, at noon and in the evening.</p></div>"
                )
        );
        Assert.EndsWith(Pages.Third, Read($"{Pages.Paragraphs}<h2>Popular stories</h2>{cards}").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_page_builder_are_no_consent_form() =>
        Assert.EndsWith(
            Pages.Third,
            Read(
                $"<div class='cmp cmp-text'><p>{Pages.First}</p></div><div class='cmp cmp-text'><p>{Pages.Second}</p><p>{Pages.Third}</p></div>"
            ).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void What_the_outlets_own_copy_lacks_stays_out()
    {
        const string Promise = "Our reporters have walked this river for twenty years, and their maps of it are for sale at the counter.";
        var filler = string.Concat(
            Enumerable
                .Range(1, 6)
                .Select(i =>
                    $"<p>On day {i} of the march the column halted at the {i}th bridge, repaired its planks and waited for the boats to come up.</p>"
                )
        );
        var copy = $"{Pages.Paragraphs}{filler}"
            .Replace("</p><p>", " ", StringComparison.Ordinal)
            .Replace("<p>", "", StringComparison.Ordinal)
            .Replace("</p>", "", StringComparison.Ordinal);
        var head =
            $$"""<script type="application/ld+json">{"@type":"NewsArticle","articleBody":{{System.Text.Json.JsonSerializer.Serialize(copy)}}}</script>""";
        var text = Pages.Article($"<article><h1>River town falls</h1>{Pages.Paragraphs}<p>{Promise}</p>{filler}</article>", head).Text;
        Assert.DoesNotContain(Promise, text, StringComparison.Ordinal);
        Assert.Contains("On day 6", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_unfolds_is_part_of_the_article()
    {
        var answer = $"<div class='fold hidden'><p>{Pages.Third}</p><p>{Pages.Second}</p></div>";
        Assert.Contains(
            Pages.Third,
            Read(
                $"<div class='article-body'><p>{Pages.First}</p><p>The road north has been cut since the weekend, and nobody knows for how long it will be.</p><h2>What comes next?</h2>{answer}</div>"
            ).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_name_made_of_random_letters_says_nothing() =>
        Assert.Contains(
            Pages.Second,
            Read($"<p>{Pages.First}</p><div id='block-4ad583c'><p>{Pages.Second}</p></div><p>{Pages.Third}</p>").Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_link_made_as_a_button_does_not_take_its_sentence_along() =>
        Assert.Contains(
            "The Front denied",
            Read(
                $"{Pages.Paragraphs}<p><a class='popup' href='/f'>The Front</a> denied on its own channel that any of its fighters had crossed the bridge.</p><p>{Pages.Second}</p>"
            ).Text,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("<p><span class='dropcap'>F</span>ighters came at dawn and nobody in the town was awake to see them.</p>", "Fighters came at dawn")]
    [InlineData(
        "<p><a href='/map'>The whole northern bank of the river</a> has been closed to boats since the rains ended.</p>",
        "The whole northern bank"
    )]
    [InlineData(
        "<div class='teaser-text'><p>Three towns have now changed hands along the river since the rains ended this year.</p></div>",
        "Three towns have now"
    )]
    public void A_first_paragraph_is_not_lost(string first, string expected) =>
        Assert.StartsWith(expected, Read(first + Pages.Paragraphs).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("The ministry showed a photo by the agency that had been taken on the northern bank of the river.")]
    [InlineData("Shops in the town no longer take credit/debit cards since the bank closed its only counter.")]
    public void A_sentence_that_speaks_of_pictures_is_no_caption(string sentence) =>
        Assert.Contains(sentence, Read($"<p>{Pages.First}</p><p>{sentence}</p><p>{Pages.Third}</p>").Text, StringComparison.Ordinal);

    [Fact]
    public void A_dropped_block_names_its_rule()
    {
        var result = Pages.Extract(
            new PageInput
            {
                Body = System.Text.Encoding.UTF8.GetBytes(
                    Pages.Page($"<article>{Pages.Paragraphs}<div class='share-bar'><p>Send it on</p></div></article>")
                ),
                Explain = true,
            }
        );
        Assert.Contains(new DroppedBlock("Send it on", "named sharing"), result.Dropped);
    }

    private static ExtractedArticle Read(string body) =>
        Pages.Article($"<article><h1>River town falls</h1>{body}</article>", "<meta name='author' content='Ana Varga'>");
}
