using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Finds who wrote the article: all of them, names only, people before organisations.</summary>
internal static class AuthorFinder
{
    private const int LongestLine = 160;
    private const int LinesBefore = 4;
    private const int LinesAfter = 10;

    private static readonly string[] Names =
        ["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "citation_author", "article.author", "twitter:creator:name", "og:article:author"];

    public static IReadOnlyList<string> Find(MetaTags meta, JsonLdArticle jsonLd, Page page, string title, string? outlet)
    {
        var candidates = new List<Func<List<string>>>
        {
            () => AuthorNames.Clean(jsonLd.Authors, outlet),
            () => AuthorNames.Clean(Names.Select(meta.All).FirstOrDefault(a => AuthorNames.Clean(a, outlet).Count > 0) ?? [], outlet),
            () => FromMarked(page, outlet),
            () => FromByline(page, title, outlet),
            () => FromNamed(page, title, outlet),
        };
        var found = candidates.Select(c => c()).FirstOrDefault(names => names.Count > 0);
        return found ?? AuthorNames.Clean([.. jsonLd.Authors, .. Names.SelectMany(meta.All)], null).Take(1).ToList();
    }

    /// <summary>Links and properties made for it.</summary>
    private static List<string> FromMarked(Page page, string? outlet)
    {
        var names = new List<string>();
        for (var i = 0; i < page.Tree.Count && names.Count < 10; i++)
        {
            var element = page.Tree[i].Element;
            if (element is null || element.Attributes.Length == 0) continue;
            if (element.GetAttribute("rel") != "author" && element.GetAttribute("itemprop") != "author") continue;
            if (page.Tree.Closest(i, n => (n.Own & (Traits.Comments | Traits.Related)) != 0) >= 0) continue;
            if (page.In(i) is [var shown, ..]) names.Add(shown.Text);
            names.AddRange(NameInside(page.Tree, i));
        }

        return AuthorNames.Clean(names.Distinct(), outlet);
    }

    private static IEnumerable<string> NameInside(PageTree tree, int node)
    {
        for (var i = node; i < tree[node].End; i++)
        {
            if (tree[i].Text is { } text && text.Length <= 80) return [InlineText.Normalise(text)];
        }

        return [];
    }

    private static List<string> FromByline(Page page, string title, string? outlet)
    {
        var line = Near(page, title).Select(b => AuthorNames.AfterBy(b.Text)).FirstOrDefault(n => n is not null && AuthorNames.Clean([n], outlet).Count > 0);
        return line is null ? [] : AuthorNames.Clean([line], outlet);
    }

    /// <summary>Short lines near the headline in elements named after the author.</summary>
    private static List<string> FromNamed(Page page, string title, string? outlet) => AuthorNames.Clean(
        Near(page, title).Where(b => (b.Around & (Traits.Author | Traits.Byline)) != 0 && b.Text.Length <= 60 && AuthorNames.LooksLikeName(b.Text)).Select(b => b.Text).Take(4),
        outlet);

    private static IEnumerable<TextBlock> Near(Page page, string title)
    {
        var headline = page.Headline(title);
        var from = headline >= 0 ? Math.Max(0, headline - LinesBefore) : 0;
        return page.Blocks.Skip(from).Take(headline >= 0 ? LinesBefore + LinesAfter : 60)
            .Concat(page.Blocks.Where(b => (b.Around & (Traits.Byline | Traits.Author)) != 0))
            .Where(b => b.Text.Length <= LongestLine && (b.Around & (Traits.Comments | Traits.Related)) == 0);
    }
}
