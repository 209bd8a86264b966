using System.Globalization;
using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.Tests.Extraction;

public sealed class SeveralArticlesTest
{
    [Fact]
    public void A_briefing_gives_its_reports_with_the_outlet_and_day_each_names()
    {
        var result = Pages.Extract(Briefing("Morning briefing: three from the river"));

        Assert.Equal(PageType.Roundup, result.Type);
        Assert.Equal(
            ["The mill is sold at last", "Ferry runs again after the flood", "A bridge for the lower town"],
            result.Articles.Select(a => a.Title)
        );
        Assert.Equal(["The Miller", "River Post", "The Courier"], result.Articles.Select(a => a.Outlet));
        Assert.Equal(
            ["2026-03-07", "2026-03-08", "2026-03-09"],
            result.Articles.Select(a => a.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        );
    }

    [Fact]
    public void What_the_feed_says_of_a_briefing_is_not_said_of_its_reports() =>
        Assert.All(Pages.Extract(Briefing("Morning briefing: three from the river"), hint: new() { Guid = "one", Authors = ["Pim"] }).Articles, a =>
        {
            Assert.Null(a.Guid);
            Assert.Empty(a.Authors);
        });

    [Fact]
    public void An_article_with_subheadings_stays_one() =>
        Assert.Single(Pages.Extract(Briefing("River town falls").Replace("March 2026", "pages", StringComparison.Ordinal)).Articles);

    [Fact]
    public void A_tag_page_gives_the_articles_that_stand_whole_on_it()
    {
        var units = string.Concat(
            Enumerable
                .Range(1, 4)
                .Select(i =>
                    $"<article id='n{i}'><h2>Report number {i} from the river</h2><time datetime='2026-03-0{i}'>{i} March</time>{Pages.Paragraphs}</article>"
                )
        );
        var result = Pages.Extract(
            $"<html><head><title>River | The Courier</title></head><body><main>{units}</main></body></html>",
            "https://courier.example/tag/river"
        );

        Assert.Equal(PageType.Roundup, result.Type);
        Assert.Equal(["n1", "n2", "n3", "n4"], result.Articles.Select(a => a.Part));
        Assert.All(result.Articles, a => Assert.StartsWith(Pages.First, a.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_of_teasers_is_a_listing_whose_links_are_followed()
    {
        var cards = string.Concat(
            Enumerable
                .Range(1, 8)
                .Select(i =>
                    $"<div class='card'><h2><a href='/world/story-{i}'>What happened on the river on day {i}</a></h2><p>It began to rain.</p></div>"
                )
        );
        var result = Pages.Extract($"<html><body><main><h1>World</h1>{cards}</main></body></html>", "https://courier.example/world");

        Assert.Equal(PageType.Listing, result.Type);
        Assert.Equal(8, result.Links.Count);
        Assert.Contains("https://courier.example/world/story-3", result.Links);
    }

    [Fact]
    public void A_live_blog_gives_its_posts()
    {
        var posts = string.Join(
            ',',
            Enumerable
                .Range(1, 3)
                .Select(i =>
                    $$"""{"@type":"BlogPosting","headline":"Post {{i}}","datePublished":"2026-03-09T0{{i}}:00:00Z","url":"https://courier.example/live#p{{i}}","articleBody":"{{Pages.First}}"}"""
                )
        );
        var result = Pages.Extract(
            Pages.Page(
                $"<article>{Pages.Paragraphs}</article>",
                $$"""<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Live","liveBlogUpdate":[{{posts}}]}</script>"""
            )
        );

        Assert.Equal(PageType.LiveBlog, result.Type);
        Assert.Equal(["p1", "p2", "p3"], result.Articles.Select(a => a.Part));
    }

    private static string Briefing(string title)
    {
        var reports = new[]
        {
            ("The mill is sold at last", "The Miller", 7, Pages.First),
            ("Ferry runs again after the flood", "River Post", 8, Pages.Second),
            ("A bridge for the lower town", "The Courier", 9, Pages.Third),
        };
        var body = string.Concat(
            reports.Select(
                (r, i) =>
                    $"<div id='r{i}'><h4>{r.Item1}</h4><p>{r.Item2} | {r.Item3} March 2026</p><p>{r.Item4}</p><p>Nobody of the {i + 3} people who were asked about it wished to say more than that, and the town went on with its day.</p></div>"
            )
        );
        return $"<html><head><title>{title} | Riverside</title><meta property='og:site_name' content='Riverside'></head><body><article><h1>{title}</h1>{body}</article></body></html>";
    }
}
