using AngleSharp.Html.Dom;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Bodies;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Fetcher.Extraction.Several;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction;

/// <summary>Reads the article, or the articles, of one HTML page.</summary>
internal sealed class HtmlReader(TimeProvider clock, Stages stages)
{
    /// <summary>A text shorter than this on a page full of script asks for the page's data.</summary>
    private const int ShortText = 250;

    public PageResult Read(string html, PageInput input)
    {
        using var document = HtmlParsing.Parse(html);
        if (document.Body is null) return Rejected("The page has no body.");
        var overridden = new Overridden(document, input.Overrides);
        overridden.Remove();
        var result = Read(document, overridden, input);
        return result with { Articles = [.. result.Articles.Select(a => Hints.Apply(a, input))] };
    }

    private PageResult Read(IHtmlDocument document, Overridden overridden, PageInput input)
    {
        if (overridden.Body is null && PageWalls.Of(document, input.Url) is { } wall) return Rejected(wall);
        var now = clock.GetUtcNow();
        var meta = MetaTags.Of(document);
        var jsonLd = JsonLd.Read(meta.JsonLd);
        var page = PageOf(document);
        var title = overridden.Title ?? TitleFinder.Find(meta, jsonLd, page.Tree, page.Blocks, input.Url);
        if (Posts(jsonLd, now) is { Count: > 0 } posts) return Several(page, posts, PageType.LiveBlog, Facts(page, meta, jsonLd, title, overridden, input, now), input);
        var body = BodyOf(document, overridden, page, meta, title, jsonLd);
        if (overridden.Body is null)
        {
            if (PartsOf(page, title, SaysArticle(meta, jsonLd), now) is { Count: > 0 } parts) return Several(page, parts, PageType.Roundup, Facts(page, meta, jsonLd, title, overridden, input, now), input);
            var links = Listing.Links(page, body.Text.Length, SaysArticle(meta, jsonLd), input.Url);
            if (links.Count > 0) return new() { Type = PageType.Listing, Links = links, Dropped = Dropped(page, input) };
        }

        if (body.Text.Length == 0) return Rejected("The page has no text that reads as an article.") with { Dropped = Dropped(page, input) };
        var article = WithBody(Facts(page, meta, jsonLd, title, overridden, input, now), body);
        return new PageResult { Type = article.Type, Articles = [article], Dropped = Dropped(page, input) };
    }

    private Page PageOf(IHtmlDocument document)
    {
        var tree = PageTree.Of(document.Body!);
        if ((stages & Stages.Misnomers) != 0) Misnomers.Correct(tree);
        return new(tree, BlockReader.Read(tree));
    }

    private ArticleBody BodyOf(IHtmlDocument document, Overridden overridden, Page page, MetaTags meta, string title, JsonLdArticle jsonLd)
    {
        if (overridden.Body is { } chosen) return ArticleBody.Of(BlockReader.Read(PageTree.Of(chosen)));
        var told = jsonLd.Body is { } said ? JsonLdBody.Plain(said) : null;
        var body = new BodyReader(stages).Read(page, title, AuthorsOf(page, meta, jsonLd, title, overridden), told);
        if (body.Text.Length >= ShortText || (stages & Stages.JsonLdBody) == 0) return body;
        var data = DataPayload.Body(meta.Payloads);
        return data is not null && data.Text.Length > body.Text.Length * 2 ? data : body;
    }

    private static List<PartRecord> Posts(JsonLdArticle jsonLd, DateTimeOffset now) => jsonLd.LiveUpdates.Count >= 2 ? LiveBlog.Read(jsonLd, now) : [];

    private static List<PartRecord> PartsOf(Page page, string title, bool saysArticle, DateTimeOffset now)
    {
        if (Briefings.Split(page, title, now) is { Count: > 0 } reports) return reports;
        if (saysArticle) return [];
        var marks = page.Blocks.Select(b => b.DroppedBy).ToList();
        var units = new UnitFinder(page, now).Find();
        if (units.Count > 0) return units;
        // Looking for units has overwritten why blocks were dropped.
        for (var i = 0; i < marks.Count; i++) page.Blocks[i].DroppedBy = marks[i];
        return [];
    }

    private static string? OutletOf(MetaTags meta, JsonLdArticle jsonLd) => meta.First("og:site_name", "application-name") ?? jsonLd.Publisher;

    private static IReadOnlyList<string> AuthorsOf(Page page, MetaTags meta, JsonLdArticle jsonLd, string title, Overridden overridden) =>
        overridden.Authors is { Count: > 0 } named ? named : AuthorFinder.Find(meta, jsonLd, page, title, OutletOf(meta, jsonLd));

    /// <summary>All that a page says of itself; the text is still to come.</summary>
    private static ExtractedArticle Facts(Page page, MetaTags meta, JsonLdArticle jsonLd, string title, Overridden overridden, PageInput input, DateTimeOffset now)
    {
        var dates = DateFinder.Find(meta, jsonLd, page, title, input.Url, now);
        var chosen = overridden.Published(now);
        return new()
        {
            Url = ClaimedAddress.Choose(input.Url, meta.Canonical, meta.First("og:url"), jsonLd.Url),
            Title = title,
            Text = "",
            Outlet = OutletOf(meta, jsonLd),
            Description = meta.First("og:description", "description", "twitter:description") ?? jsonLd.Description,
            Authors = AuthorsOf(page, meta, jsonLd, title, overridden),
            Published = chosen ?? dates.Published,
            PublishedFrom = chosen is null ? dates.PublishedFrom : "override",
            Modified = dates.Modified,
            Language = Claimed(meta.Language),
            Type = jsonLd.Type == "VideoObject" || meta.First("og:type")?.StartsWith("video", StringComparison.OrdinalIgnoreCase) == true ? PageType.Video : PageType.Article,
            SyndicatedFrom = meta.Canonical,
            Image = ClaimedAddress.Absolute(meta.First("og:image", "twitter:image") ?? jsonLd.Image, ClaimedAddress.Absolute(input.Url, null))?.AbsoluteUri,
            Section = meta.First("article:section") ?? jsonLd.Section,
            Keywords = Keywords(meta, jsonLd),
            Paywalled = Paywalled(meta, jsonLd),
        };
    }

    private static ExtractedArticle WithBody(ExtractedArticle facts, ArticleBody body)
    {
        var origin = Origins.Of(body.Text, facts.Url, facts.SyndicatedFrom);
        return facts with
        {
            Text = body.Text,
            Blocks = body.Blocks,
            Language = LanguageDetector.Detect(body.Text) ?? facts.Language,
            Dateline = origin.Dateline,
            SyndicatedFrom = origin.SyndicatedFrom,
        };
    }

    private static PageResult Several(Page page, List<PartRecord> parts, PageType type, ExtractedArticle facts, PageInput input) => new()
    {
        Type = type,
        Articles = [.. parts.Select(p => PartOf(p, facts with { SyndicatedFrom = null, Type = PageType.Article }))],
        Dropped = Dropped(page, input),
    };

    private static ExtractedArticle PartOf(PartRecord part, ExtractedArticle facts) => WithBody(facts, part.Body) with
    {
        Part = part.Anchor ?? part.Title,
        Title = part.Title,
        Outlet = part.Outlet ?? facts.Outlet,
        Authors = part.Authors.Count > 0 || part.Outlet is not null ? part.Authors : facts.Authors,
        Published = part.Published ?? facts.Published,
        PublishedFrom = part.Published is null ? facts.PublishedFrom : part.PublishedFrom,
        Description = null,
    };

    private static IReadOnlyList<string> Keywords(MetaTags meta, JsonLdArticle jsonLd)
    {
        if (meta.All("article:tag") is { Count: > 0 } tags) return tags;
        if (jsonLd.Keywords.Count > 0) return jsonLd.Keywords;
        return meta.First("news_keywords", "keywords")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    private static bool? Paywalled(MetaTags meta, JsonLdArticle jsonLd)
    {
        if (jsonLd.Free is { } free) return !free;
        return meta.First("article:content_tier") switch
        {
            "locked" or "metered" => true,
            "free" => false,
            _ => null,
        };
    }

    private static string? Claimed(string? language) => language is { Length: >= 2 } && char.IsAsciiLetter(language[0]) && char.IsAsciiLetter(language[1])
        ? language[..2].ToLowerInvariant()
        : null;

    private static bool SaysArticle(MetaTags meta, JsonLdArticle jsonLd) =>
        jsonLd.IsNews || string.Equals(meta.First("og:type"), "article", StringComparison.OrdinalIgnoreCase);

    private static List<DroppedBlock> Dropped(Page page, PageInput input) => input.Explain
        ? [.. page.Blocks.Where(b => b.DroppedBy is not null).Select(b => new DroppedBlock(b.Text, b.DroppedBy!))]
        : [];

    private static PageResult Rejected(string reason) => new() { Type = PageType.Other, Rejection = reason };
}
