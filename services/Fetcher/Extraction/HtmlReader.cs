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

    private const int LongestName = 200;
    private const int LongestDescription = 2_000;
    private const int MostKeywords = 100;

    public PageResult Read(string html, PageInput input)
    {
        using var document = HtmlParsing.Parse(html);
        if (document.Body is null) return Rejected("The page has no body.");
        var overridden = new Overridden(document, input.Overrides);
        overridden.Remove();
        StreamedParts.Join(document, html);
        var result = Read(document, overridden, input);
        return result with { Articles = [.. result.Articles.Select(a => Hints.Apply(a, input))] };
    }

    private PageResult Read(IHtmlDocument document, Overridden overridden, PageInput input)
    {
        if (overridden.Body is null && PageWalls.Of(document, input.Url) is { } wall) return Rejected(wall);
        var known = KnownOf(document, overridden, input);
        if (LiveBlog.Read(known.JsonLd, known.Now) is { Count: > 0 } posts) return Several(known, posts, PageType.LiveBlog, overridden, input);
        var (body, named) = BodyOf(document, overridden, known);
        if (named is not null && known.Title.Length == 0)
            known = known with { Title = InlineText.Cut(InlineText.Normalise(named), Limits.MaxTitleLength) };
        if (overridden.Body is null)
        {
            if (PartsOf(known) is { Count: > 0 } parts) return Several(known, parts, PageType.Roundup, overridden, input);
            var links = Listing.Links(known.Page, TextSize.Of(body.Text), known.SaysArticle, input.Url);
            if (links.Count > 0)
                return new()
                {
                    Type = PageType.Listing,
                    Facts = Facts(known, overridden, input),
                    Links = links,
                    Dropped = Dropped(known.Page, input),
                };
        }

        if (body.Text.Length == 0) return WithoutText(known, overridden, input);
        var article = WithBody(Facts(known, overridden, input), body, Below(known.Page));
        return new PageResult { Type = article.Type, Articles = [article], Dropped = Dropped(known.Page, input) };
    }

    private KnownPage KnownOf(IHtmlDocument document, Overridden overridden, PageInput input)
    {
        var meta = MetaTags.Of(document);
        var jsonLd = JsonLd.Read(meta.JsonLd);
        var page = PageOf(document, ClaimedAddress.Absolute(input.Url, null));
        var title = overridden.Title ?? TitleFinder.Find(meta, jsonLd, page.Tree, page.Blocks, input.Url);
        var outlet = Cut(meta.First("og:site_name", "application-name") ?? jsonLd.Publisher, LongestName);
        var publisher = new Outlet(outlet, page.Address);
        var authors = overridden.Authors is { Count: > 0 } named ? named : AuthorFinder.Find(meta, jsonLd, page, title, publisher);
        var organisations = AuthorOrganisations.Find(meta, jsonLd, page, title, publisher, authors);
        return new(page, meta, jsonLd, title, outlet, authors, organisations, input.Url, clock.GetUtcNow());
    }

    private Page PageOf(IHtmlDocument document, Uri? address)
    {
        var tree = PageTree.Of(document.Body!);
        if ((stages & Stages.Misnomers) != 0) Misnomers.Correct(tree);
        var page = new Page(tree, BlockReader.Read(tree)) { Address = address };
        page.Container = ContainerFinder.Find(page, (stages & Stages.BodyNames) != 0);
        return page;
    }

    /// <summary>The article's text; where it was read from the page's data, also the title that stands beside it there.</summary>
    private (ArticleBody Body, string? Title) BodyOf(IHtmlDocument document, Overridden overridden, KnownPage known)
    {
        if (overridden.Body is { } chosen) return (ArticleBody.Of(BlockReader.Read(PageTree.Of(chosen))), null);
        var told = known.JsonLd.Body is { } said ? JsonLdBody.Plain(said) : null;
        var summary = known.Meta.First("og:description", "description", "twitter:description") ?? known.JsonLd.Description;
        var body = new BodyReader(stages).Read(known.Page, known.Title, known.Authors, told, summary);
        if (TextSize.Of(body.Text) >= ShortText || (stages & Stages.JsonLdBody) == 0) return (body, null);
        return DataPayload.Find(known.Meta.Payloads) is { } data && data.Body.Text.Length > body.Text.Length * 2 ? data : (body, null);
    }

    private static List<PartRecord> PartsOf(KnownPage known)
    {
        var page = known.Page;
        if (Briefings.Split(page, known.Title, known.Now) is { Count: > 0 } reports) return reports;
        if (known.SaysArticle) return [];
        var marks = page.Blocks.Select(b => b.DroppedBy).ToList();
        var units = new UnitFinder(page, known.Now).Find();
        if (units.Count > 0) return units;
        // Looking for units has overwritten why blocks were dropped.
        for (var i = 0; i < marks.Count; i++) page.Blocks[i].DroppedBy = marks[i];
        return [];
    }

    /// <summary>All that a page says of itself; the text is still to come.</summary>
    private static ExtractedArticle Facts(KnownPage known, Overridden overridden, PageInput input)
    {
        var (meta, jsonLd) = (known.Meta, known.JsonLd);
        var dates = DateFinder.Find(meta, jsonLd, known.Page, known.Title, input.Url, known.Now);
        var chosen = overridden.Published(known.Now);
        return new()
        {
            Url = ClaimedAddress.Choose(input.Url, meta.Canonical, meta.First("og:url"), jsonLd.Url),
            Title = known.Title,
            Text = "",
            Outlet = known.Outlet,
            Description = Cut(meta.First("og:description", "description", "twitter:description") ?? jsonLd.Description, LongestDescription),
            Authors = known.Authors,
            AuthorOrganisations = known.Organisations,
            Published = chosen ?? dates.Published,
            PublishedFrom = chosen is null ? dates.PublishedFrom : "override",
            Modified = dates.Modified,
            Language = Claimed(meta.Language),
            Type =
                jsonLd.Type == "VideoObject" || meta.First("og:type")?.StartsWith("video", StringComparison.OrdinalIgnoreCase) == true
                    ? PageType.Video
                    : PageType.Article,
            SyndicatedFrom =
                Origins.OtherSite(input.Url, meta.Canonical)
                ?? Origins.OtherSite(input.Url, meta.First("syndication-source", "original-source"))
                ?? Origins.Signed(known.Authors, known.Outlet),
            Image = ClaimedAddress
                .Absolute(meta.First("og:image", "twitter:image") ?? jsonLd.Image, ClaimedAddress.Absolute(input.Url, null))
                ?.AbsoluteUri,
            Section = Cut(meta.First("article:section") ?? jsonLd.Section, LongestName),
            Keywords = [.. Keywords(meta, jsonLd).Take(MostKeywords).Select(k => InlineText.Cut(k, LongestName))],
            Paywalled = Paywalled(meta, jsonLd),
        };
    }

    private static ExtractedArticle WithBody(ExtractedArticle facts, ArticleBody body, IEnumerable<string> dropped)
    {
        var origin = Origins.Of(body.Text, dropped);
        return facts with
        {
            Text = body.Text,
            Blocks = body.Blocks,
            Language = LanguageDetector.Detect(body.Text) ?? facts.Language,
            Dateline = origin.Dateline,
            SyndicatedFrom = origin.SyndicatedFrom ?? facts.SyndicatedFrom,
        };
    }

    private static PageResult Several(KnownPage known, List<PartRecord> parts, PageType type, Overridden overridden, PageInput input)
    {
        var facts = Facts(known, overridden, input) with { SyndicatedFrom = null, Type = PageType.Article };
        return new() { Type = type, Facts = facts, Articles = [.. parts.Select(p => PartOf(p, facts))], Dropped = Dropped(known.Page, input) };
    }

    private static ExtractedArticle PartOf(PartRecord part, ExtractedArticle facts) => WithBody(facts, part.Body, []) with
    {
        Part = part.Anchor ?? part.Title,
        Title = part.Title,
        Outlet = part.Outlet ?? facts.Outlet,
        Authors = HasOwnAuthors(part) ? part.Authors : facts.Authors,
        AuthorOrganisations = HasOwnAuthors(part) ? [.. part.Authors.Where(Organisations.IsOne)] : facts.AuthorOrganisations,
        Published = part.Published ?? facts.Published,
        PublishedFrom = part.Published is null ? facts.PublishedFrom : part.PublishedFrom,
        Description = null,
    };

    /// <summary>What another outlet published was not written by the page's authors.</summary>
    private static bool HasOwnAuthors(PartRecord part) => part.Authors.Count > 0 || part.Outlet is not null;

    /// <summary>A page that a script builds may have an AMP edition that holds its text.</summary>
    private static PageResult WithoutText(KnownPage known, Overridden overridden, PageInput input)
    {
        const string reason = "The page has no text that reads as an article.";
        var rejected = Rejected(reason) with { Facts = Facts(known, overridden, input), Dropped = Dropped(known.Page, input) };
        return ClaimedAddress.Twin(input.Url, known.Meta.AmpTwin) is { } twin
            ? rejected with { Rejection = $"{reason} Its AMP edition, {twin}, is asked instead.", Links = [twin] }
            : rejected;
    }

    private static IReadOnlyList<string> Keywords(MetaTags meta, JsonLdArticle jsonLd)
    {
        if (meta.All("article:tag") is { Count: > 0 } tags) return tags;
        if (jsonLd.Keywords.Count > 0) return jsonLd.Keywords;
        return meta.First("news_keywords", "keywords")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    private static string? Cut(string? text, int most) => text is null ? null : InlineText.Cut(text, most);

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

    private static string? Claimed(string? language) =>
        language is { Length: >= 2 } && char.IsAsciiLetter(language[0]) && char.IsAsciiLetter(language[1]) ? language[..2].ToLowerInvariant() : null;

    /// <summary>What was dropped below the text in its element, where the origin is credited; pictures have credits of their own.</summary>
    private static IEnumerable<string> Below(Page page) => page.Blocks.Skip(page.Blocks.FindLastIndex(b => b.DroppedBy is null) + 1)
        .Where(b => page.IsInside(b) && (b.Around & (Traits.Caption | Traits.TagList | Traits.Related | Traits.Comments)) == 0).Select(b => b.Text);

    private static List<DroppedBlock> Dropped(Page page, PageInput input) => input.Explain
        ? [.. page.Blocks.Where(b => b.DroppedBy is not null).Select(b => new DroppedBlock(b.Text, b.DroppedBy!))]
        : [];

    private static PageResult Rejected(string reason) => new() { Type = PageType.Other, Rejection = reason };
}
