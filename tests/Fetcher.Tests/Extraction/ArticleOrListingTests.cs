using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

/// <summary>An article among many links is one still, and a page of links is none.</summary>
public sealed class ArticleOrListingTests
{
    private const string Title = "Ferry to the lower town runs again";
    private const string Brief = "<p>The ferry to the lower town of Halvek has run again since Monday, its owner said.</p>";

    private static readonly string Links = string.Concat(
        Enumerable.Range(1, 12).Select(i => $"<li><a href='/news/{i}'>What the council of the river decided on its day number {i}</a></li>")
    );

    [Theory]
    [InlineData("https://courier.example/world/ferry-to-the-lower-town-runs")]
    [InlineData("https://courier.example/article/351363.html")]
    [InlineData("https://courier.example/2026/03/ferry")]
    public void A_brief_with_its_own_headline_at_an_articles_address_is_one(string url) =>
        Assert.Equal(
            (PageType.Article, Title),
            Read($"<h1>{Title}</h1>{Brief}<ul>{Links}</ul>", "", url) is { Articles: [var article] } page ? (page.Type, article.Title) : default
        );

    [Fact]
    public void A_brief_that_says_it_is_an_article_in_an_odd_way_is_one() =>
        Assert.Equal(
            PageType.Article,
            Read($"<h1>{Title}</h1>{Brief}<ul>{Links}</ul>", "<meta value='article' name='og:type'>", "https://courier.example/ferry").Type
        );

    [Theory]
    [InlineData("<h1><a href='/x'>Ferry to the lower town runs again</a></h1>", "https://courier.example/world/ferry-to-the-lower-town-runs")]
    [InlineData("<h1>Ferry to the lower town runs again</h1>", "https://courier.example/tag/ferry-to-the-lower-town")]
    [InlineData("<h1>Ferry to the lower town runs again</h1>", "https://courier.example/ferry")]
    public void Without_these_signs_it_is_a_listing_that_keeps_its_title(string headline, string url)
    {
        var page = Read($"{headline}{Brief}<ul>{Links}</ul>", "", url);
        Assert.Equal((PageType.Listing, Title, ""), (page.Type, page.Facts!.Title, page.Facts.Text));
    }

    [Fact]
    public void Few_ideographs_say_as_much_as_many_letters()
    {
        string[] paragraphs =
        [
            "北部戦線の部隊は月曜日の朝、二日間の砲撃のあとに川沿いの町ハルヴェクに入ったと当局者が述べた。雨季が明けてから川沿いで支配者が替わった町はこれで三つ目であり、動いている発電所を持つ町としては初めてである。隣の州からの応援はまだ届いていないという。",
            "最後の車列で町を離れた町長は、橋はまだ残っており、住民の大半はすでに避難したと本紙に語った。病院の医師たちは残ることを選び、地下室で負傷者の手当てを続けている。電話は通じず、食料を運ぶ船は二日前から下流の港に停泊したままである。",
            "州の議会は火曜日に緊急の会議を開き、川の北側に住む人々のために学校と体育館を開放することを決めた。議長は、冬が来る前に渡し船を増やす必要があると述べ、隣の州に船頭と燃料を求めた。市場は水曜日も開かれるが、橋の通行は夜のあいだ禁じられる。",
        ];
        var links = string.Concat(Enumerable.Range(1, 20).Select(i => $"<li><a href='/n/{i}'>川の評議会が第{i}日目に決めたことのすべてを読む</a></li>"));
        var page = Read($"<h1>町の陥落</h1><p>{string.Join("</p><p>", paragraphs)}</p><ul>{links}</ul>", "", "https://courier.example/n");
        Assert.Equal(string.Join('\n', paragraphs), page.Articles.Single().Text);
    }

    [Fact]
    public void A_note_without_a_sentence_is_read_where_the_page_names_its_place()
    {
        var page = Read(
            $"<h1>{Title}</h1><div class='entry-content'><p>Timetable of the ferry to the lower town, with prices</p><p>Mornings at six and at nine, evenings at five</p></div>",
            "",
            Pages.Url
        );
        Assert.Equal(
            "Timetable of the ferry to the lower town, with prices\nMornings at six and at nine, evenings at five",
            page.Articles.Single().Text
        );
    }

    [Fact]
    public void A_page_without_text_tells_its_title_and_day()
    {
        var page = Read($"<h1>{Title}</h1><div id='film'></div>", "<meta property='article:published_time' content='2026-03-06'>", Pages.Url);
        Assert.Equal((PageType.Other, Title, 6), (page.Type, page.Facts!.Title, page.Facts.Published!.Value.Day));
    }

    private static PageResult Read(string body, string head, string url) =>
        Pages.Extract($"<!doctype html><html><head><title>{Title} | The Courier</title>{head}</head><body><main>{body}</main></body></html>", url);
}
