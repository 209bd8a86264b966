using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

public sealed class AuthorTests
{
    [Theory]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ana Varga\"},{\"@type\":\"Person\",\"name\":\"Ilon Stane\"}]}</script>",
        "",
        "Ana Varga, Ilon Stane"
    )]
    [InlineData("<meta name='author' content='By Ana Varga'>", "", "Ana Varga")]
    [InlineData("", "<p class='byline'>By Ana Varga and Ilon Stane, Halvek correspondent</p>", "Ana Varga, Ilon Stane")]
    [InlineData("", "<p>By <a rel='author' href='/a'>Ana Varga</a></p>", "Ana Varga")]
    [InlineData("", "<p>3 March 2026, by Ana Varga</p>", "Ana Varga")]
    [InlineData("", "<p>Par Ana Varga avec AFP</p>", "Ana Varga")]
    [InlineData("", "<p>Von <a href='/autoren/ana-varga'>Ana Varga</a> und Ilon Stane</p>", "Ana Varga, Ilon Stane")]
    [InlineData("<meta name='author' content='ANA VARGA'>", "", "Ana Varga")]
    [InlineData("", "<div class='publish-date-author'>Mar. 3, 2026 · Ana Varga on behalf of the river council</div>", "Ana Varga")]
    [InlineData("", "<div>Ana Varga</div><img src='a.jpg' alt='Ana Varga'>", "Ana Varga")]
    [InlineData("", "<div>Ana Varga</div>", "")]
    [InlineData(
        "<meta property='og:site_name' content='Millford Courier'><meta name='author' content='Ana Varga and Ilon Stane, The Courier'>",
        "",
        "Ana Varga, Ilon Stane"
    )]
    [InlineData("", "<p><span class='author'>Ana Varga</span> &middot; Saturday, 09:15 &middot; corrected 18:57</p>", "Ana Varga")]
    [InlineData(
        "",
        "<p><span itemprop='author'>Radio Valley newsroom</span> &middot; <time itemprop='datePublished' datetime='2026-03-09T09:15:00Z'>Monday, 09:15</time> &middot; corrected <time itemprop='dateModified' datetime='2026-03-09T14:15:00Z'>14:15</time></p>",
        "Radio Valley newsroom"
    )]
    [InlineData("<meta name='author' content='&lt;script&gt;alert(1)&lt;/script&gt; Guest'>", "", "")]
    [InlineData("", "", "")]
    [InlineData("<meta name='author' value='Ana Varga'>", "", "Ana Varga")]
    [InlineData("<meta property='dc:creator author' content='Ana Varga'>", "", "Ana Varga")]
    [InlineData("<meta name='author' content='Harbour House'><meta property='article:author' content='Ana Varga'>", "", "Ana Varga")]
    [InlineData("<meta property='article:author' content='https://social.example/RiverRamblings/'>", "<p>By Ana Varga</p>", "Ana Varga")]
    [InlineData("<meta name='author' content='ana-varga'>", "", "Ana Varga")]
    [InlineData("<meta name='author' content='Ana Varga And Ilon Stane For The Post On Sunday'>", "", "Ana Varga, Ilon Stane")]
    [InlineData("", "<p class='byline'>By Ana Varga, Senior Staff Ferryman, River Speech, Roads and Bridges Project</p>", "Ana Varga")]
    [InlineData("<meta name='author' content='하천일보=김강물'>", "", "김강물")]
    [InlineData("<meta name='author' content='記者林河安／即時報導'>", "", "林河安")]
    [InlineData(
        "<meta property='og:site_name' content='River Valley | Last words and Ana Varga'><meta name='author' content='River Valley | Last words and Ana Varga'>",
        "<p>By Mira Oless</p>",
        "Mira Oless"
    )]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Organization\",\"name\":\"Halvek | Ilon Stane\"}}</script><meta name='author' content='Halvek | Ilon Stane'>",
        "<p>By Ana Varga</p>",
        "Ana Varga"
    )]
    [InlineData("<meta name='author' content='April Varga'>", "", "April Varga")]
    [InlineData("<meta name='author' content='Ana Varga 2 days ago'>", "", "Ana Varga")]
    [InlineData("", "<div class='author'><span>By</span>Ana Varga</div>", "Ana Varga")]
    [InlineData("", "<div rel='author'><b>Ana Varga</b><i>Editor</i></div>", "Ana Varga")]
    [InlineData(
        "",
        "<div itemprop='author'><b>Ana Varga</b> Ana writes on rivers and mills, and she has tested every bridge between the two provinces at least twice. She lives in Halvek, with a dog and a boat that leaks.</div>",
        "Ana Varga"
    )]
    [InlineData("", "<p>by Ana Varga @anavarga March 9, 2026</p>", "Ana Varga")]
    [InlineData("", "<div><a href='https://letters.example/@anavarga'>Ana Varga</a></div>", "Ana Varga")]
    [InlineData("", "<p class='author'>河野花子 記者</p>", "河野花子")]
    [InlineData("", "<p>Ein Artikel von <b>Ana Varga</b> | 27.01.2026 - 12:45</p>", "Ana Varga")]
    [InlineData("", "<a rel='author' href='/a'>Alle Beiträge von Ana Varga</a>", "Ana Varga")]
    [InlineData("", "<p><span rel='author'>Über Ana Varga</span></p>", "Ana Varga")]
    [InlineData("", "<p class='byline'>By A.R. Varga</p>", "A.R. Varga")]
    [InlineData("<meta name='author' content='Ana Varga S.'>", "", "Ana Varga S.")]
    [InlineData("<meta name='author' content='Ana Varga @anavarga'>", "", "Ana Varga")]
    [InlineData("", "<div><p>By</p></div><div><p>Ana Varga</p></div>", "Ana Varga")]
    [InlineData(
        "<meta name='citation_author' content='Varga, Ana M.'><meta name='citation_author' content='Stane, Ilon'>",
        "",
        "Ana M. Varga, Ilon Stane"
    )]
    [InlineData("<meta name='dc.creator' content='Varga, Ana'>", "", "Ana Varga")]
    [InlineData("<meta name='author' content='&lt;a href=\"/a\"&gt;Ana Varga&lt;/a&gt;'>", "", "Ana Varga")]
    [InlineData("", "<p><a href='/authors/ana'><div><img src='a.jpg'></div><div>Ana Varga</div></a></p>", "Ana Varga")]
    [InlineData("<meta name='author' content='Ana Varga, Ilon Stane, and Mira Oless, RTV'>", "", "Ana Varga, Ilon Stane, Mira Oless")]
    [InlineData("<meta name='author' content='José Varga e Stane'>", "", "José Varga e Stane")]
    [InlineData("<meta name='author' content='Ana Varga e Ilon Stane'>", "", "Ana Varga, Ilon Stane")]
    [InlineData("", "<p class='byline'>Ana Varga (avec Ilon Stane et Mira Oless)</p>", "Ana Varga, Ilon Stane, Mira Oless")]
    [InlineData("", "<p class='byline'>By Ana Varga in Halvek, with photographs by Mira Oless</p>", "Ana Varga")]
    [InlineData("<meta name='author' content='ANA VARGA and ILON STANE The Associated Press'>", "", "Ana Varga, Ilon Stane")]
    [InlineData("<meta name='author' content='millgirl'>", "<p>Recipe by</p><p class='author'>Rezept von</p>", "millgirl")]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[[{\"@type\":\"Person\",\"name\":\"Ana Varga\"}],{\"@type\":\"Person\",\"givenName\":\"Ilon\",\"familyName\":\"Stane\"}]}</script>",
        "",
        "Ana Varga, Ilon Stane"
    )]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@list\":[{\"@type\":\"Person\",\"name\":\"Ana Varga\"}]}}</script>",
        "",
        "Ana Varga"
    )]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"Halvek Court Reporter\"}}</script>",
        "",
        "Halvek Court Reporter"
    )]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"admin\"}}</script>",
        "",
        ""
    )]
    [InlineData(
        "<meta property='og:site_name' content='RIVER POST'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Organization\",\"name\":\"RIVER POST\"}}</script>",
        "",
        "RIVER POST"
    )]
    [InlineData(
        "<script type='application/ld+json'><![CDATA[ {\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Ana Varga\"}} ]]></script>",
        "",
        "Ana Varga"
    )]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":'River town falls',\"image\":\"<img src=\"a.jpg\">\",\"author\":{\"@type\":\"Person\",\"name\":\"Ana Varga\"}}</script>",
        "",
        "Ana Varga"
    )]
    [InlineData("<meta name='author' content='River and Reed, Halvek, Germany'>", "", "River and Reed")]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"Ana Varga\"}}</script><meta name='author' content='Ana Varga, Ilon Stane'>",
        "",
        "Ana Varga, Ilon Stane"
    )]
    [InlineData(
        "<meta name='citation_author' content='Ana Varga'>",
        "<ul><li itemprop='citation' itemscope><meta itemprop='author' content='Ilon Stane'>Stane 2019.</li></ul>",
        "Ana Varga"
    )]
    [InlineData("", "<p>取材・文：河野花子</p>", "河野花子")]
    [InlineData("", "<p>【ハルベク＝河野花子、森川太郎】北部戦線の部隊は九日、川沿いの町に入った。</p>", "河野花子, 森川太郎")]
    [InlineData("", "<p>北部戦線の部隊は九日、川沿いの町に入った。町長はすでに去っていた。【河野花子】</p>", "河野花子")]
    [InlineData("", "<p>北部戦線の部隊は九日、川沿いの町に入った。町長はすでに去っていた。【関連記事】</p>", "")]
    [InlineData("<meta name='author' content='The Courier Example'>", "<p>By Ana Varga</p>", "Ana Varga")]
    [InlineData("<meta name='author' content='courier.example'>", "<p>By Ana Varga</p>", "Ana Varga")]
    [InlineData("<meta name='author' content='Courier Example'>", "", "Courier Example")]
    [InlineData("<meta name='author' content='ana.varga'>", "", "Ana Varga")]
    [InlineData("", "<div class='author'><span>Auteur :</span> <a href='/ana-varga'>Ana Varga</a></div>", "Ana Varga")]
    [InlineData("", "<div class='author'><a href='/search?author=ana'>Interview: Ana Varga</a></div>", "Ana Varga")]
    [InlineData("", "<div><span>By</span><span>by ANA VARGA AND ILON STANE</span></div>", "Ana Varga, Ilon Stane")]
    [InlineData("", "<div>Ana Varga</div><p class='author'>«a word for it»</p>", "")]
    [InlineData(
        "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ilon Stane'>",
        "<p>By Ana Varga</p>",
        "Ana Varga"
    )]
    [InlineData("<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ilon Stane'>", "", "Ilon Stane")]
    [InlineData("", "<p class='byline'>Von Ana Varga am Montag, 9. März</p>", "Ana Varga")]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"Ana Varga\"}}</script>",
        "<p class='byline'>By Ana Varga and Ilon Stane</p>",
        "Ana Varga, Ilon Stane"
    )]
    [InlineData("<meta name='author' content='Ana Varga'>", "<p>By Ilon Stane and Mira Oless</p>", "Ana Varga")]
    public void All_authors_come_out_by_name_alone(string head, string line, string expected) =>
        Assert.Equal(expected, string.Join(", ", Read(head, line).Authors));

    [Theory]
    [InlineData("https://rvp.example/world/river-town-falls", "Ana Varga")]
    [InlineData("https://courier.example/world/river-town-falls", "River Valley Post")]
    public void An_outlet_that_signs_with_what_its_address_shortens_gives_way(string url, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ", ",
                Pages
                    .Extract(
                        Pages.Page(
                            $"<article><h1>River town falls</h1><p>By Ana Varga</p>{Pages.Paragraphs}</article>",
                            "<meta name='author' content='River Valley Post'>"
                        ),
                        url
                    )
                    .Articles.Single()
                    .Authors
            )
        );

    [Theory]
    [InlineData("By Ana Varga", "Ana Varga")]
    [InlineData("Autor: Ana Varga", "Ana Varga")]
    [InlineData("By the river", "")]
    public void A_line_below_the_text_may_sign_it(string line, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ", ",
                Pages
                    .Article(
                        $"<article><h1>River town falls</h1>{string.Concat(Enumerable.Repeat(0, 4).Select((_, i) => Pages.Paragraphs.Replace("Halvek", $"Halvek {i}", StringComparison.Ordinal)))}<p>{line}</p></article>"
                    )
                    .Authors
            )
        );

    [Theory]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ana Varga\"},{\"@type\":\"Organization\",\"name\":\"Northwind\"}]}</script>",
        "",
        "Ana Varga",
        "Northwind"
    )]
    [InlineData("<meta name='author' content='Ana Varga, Reuters'>", "", "Ana Varga", "Reuters")]
    [InlineData("", "<p class='byline'>By Ana Varga and The River Press Agency</p>", "Ana Varga", "The River Press Agency")]
    [InlineData("<meta name='author' content='AFP'>", "", "AFP", "AFP")]
    [InlineData("<meta name='author' content='Ana Varga'><meta property='og:site_name' content='The Courier'>", "", "Ana Varga", "")]
    [InlineData("<meta name='author' content='Ana Varga, Courier News'><meta property='og:site_name' content='Courier News'>", "", "Ana Varga", "")]
    public void Organisations_stand_apart_and_among_the_authors_only_where_no_person_does(
        string head,
        string line,
        string authors,
        string organisations
    )
    {
        var article = Read(head, line);
        Assert.Equal((authors, organisations), (string.Join(", ", article.Authors), string.Join(", ", article.AuthorOrganisations)));
    }

    [Fact]
    public void A_person_far_from_the_article_did_not_write_what_an_agency_signs() =>
        Assert.Equal(
            "AFP",
            string.Join(
                ", ",
                Pages
                    .Article(
                        $"<article><h1>River town falls</h1><p class='byline'>By AFP</p>{string.Concat(Enumerable.Range(0, 5).Select(i => Pages.Paragraphs.Replace("Halvek", $"Halvek {i}", StringComparison.Ordinal)))}</article><div><a href='/mill'>Why the mill matters</a><p class='author'>By Mira Oless</p></div>"
                    )
                    .Authors
            )
        );

    [Fact]
    public void Authors_of_a_list_far_from_the_article_are_not_taken_together() =>
        Assert.Equal(
            "Ilon Stane",
            string.Join(
                ", ",
                Pages
                    .Article(
                        $"<article><h1>River town falls</h1>{string.Concat(Enumerable.Range(0, 5).Select(i => Pages.Paragraphs.Replace("Halvek", $"Halvek {i}", StringComparison.Ordinal)))}</article><div class='author'>By Ilon Stane</div><h3>The mill is sold</h3><p class='byline'>By <a href='/author/b'>Mira Oless</a></p><h3>The weir is mended</h3><p class='byline'>By <a href='/author/c'>Len Abary</a></p>"
                    )
                    .Authors
            )
        );

    [Theory]
    [InlineData("<ul><li><h3><a href='/mill'>The mill is sold</a></h3><span class='author'>Ilon Stane</span></li></ul>", "")]
    [InlineData("<ul><li><h3><a href='/mill'>The mill is sold</a></h3><a rel='author' href='/a'>Ilon Stane</a></li></ul>", "")]
    [InlineData("", "<ul><li><h3><a href='/river'>River town falls</a></h3><a rel='author' href='/a'>Ilon Stane</a></li></ul>")]
    public void Authors_of_teasers_did_not_write_the_article(string below, string above)
    {
        var article = Pages.Article(
            $"<main>{above}<h1>River town falls</h1><p><a rel='author' href='/b'>Ana Varga</a></p>{below}{Pages.Paragraphs}</main>"
        );
        Assert.Equal(["Ana Varga"], article.Authors);
    }

    [Fact]
    public void Authors_of_linked_headlines_beside_a_short_article_did_not_write_it() =>
        Assert.Equal(
            ["Ana Varga"],
            Pages
                .Article(
                    $"<article><h1>River town falls</h1><p>By <a href='/author/a'>Ana Varga</a></p>{Pages.Paragraphs}</article><ul><li><a href='/mill'>Why the mill of Halvek was sold</a><p class='byline'>By <a href='/author/b'>Mira Oless</a></p></li></ul>"
                )
                .Authors
        );

    [Fact]
    public void Authors_of_many_teasers_are_not_the_authors_of_an_unsigned_article() =>
        Assert.Empty(
            Pages
                .Article(
                    $"<article><h1>River town falls</h1>{string.Concat(Enumerable.Range(0, 5).Select(i => Pages.Paragraphs.Replace("Halvek", $"Halvek {i}", StringComparison.Ordinal)))}</article><div><p><a href='/mill'>Why the mill of Halvek was sold</a></p><p class='preview author'><a href='/authors/b'>Mira Oless</a></p><p><a href='/weir'>The weir is mended at long last</a></p><p class='preview author'><a href='/authors/c'>Len Abary</a></p></div>"
                )
                .Authors
        );

    private static ExtractedArticle Read(string head, string line) =>
        Pages.Article($"<article><h1>River town falls</h1>{line}{Pages.Paragraphs}</article>", head);
}
