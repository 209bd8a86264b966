using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Chooses the article's title among what JSON-LD, Open Graph, the headings and the document's title say.</summary>
internal static class TitleFinder
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " / ", " • ", ": "];

    public static string Find(MetaTags meta, JsonLdArticle jsonLd, PageTree tree, IReadOnlyList<TextBlock> blocks, string? outlet)
    {
        var headings = Headings(tree, blocks);
        var claims = new[] { jsonLd.Headline, meta.First("og:title", "twitter:title"), meta.DocumentTitle }.OfType<string>().ToList();
        var shown = headings.FirstOrDefault(h => claims.Any(c => Agrees(h, c)));
        var title = shown ?? jsonLd.Headline ?? (headings is [var only] ? only : null) ?? claims.FirstOrDefault() ?? headings.FirstOrDefault() ?? "";
        var clean = WithoutOutlet(InlineText.Normalise(title), outlet);
        return clean.Length <= Limits.MaxTitleLength ? clean : clean[..Limits.MaxTitleLength];
    }

    /// <summary>Cuts "… | Outlet" and "Outlet: …" when what is cut is the outlet's name.</summary>
    public static string WithoutOutlet(string title, string? outlet)
    {
        if (string.IsNullOrWhiteSpace(outlet)) return title;
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 0 && IsOutlet(title[(last + separator.Length)..], outlet)) return title[..last].TrimEnd();
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && IsOutlet(title[..first], outlet)) return title[(first + separator.Length)..].TrimStart();
        }

        return title;
    }

    private static bool IsOutlet(string part, string outlet)
    {
        var (a, b) = (Letters(part), Letters(outlet));
        return a.Length > 0 && b.Length > 0 && (a == b || (a.Length >= 4 && b.Contains(a, StringComparison.Ordinal)) || (b.Length >= 4 && a.Contains(b, StringComparison.Ordinal) && a.Length < b.Length * 3));
    }

    private static bool Agrees(string heading, string claim)
    {
        var (a, b) = (Letters(heading), Letters(claim));
        return a.Length >= 3 && (b.StartsWith(a, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static List<string> Headings(PageTree tree, IReadOnlyList<TextBlock> blocks) =>
        [.. blocks.Where(b => b.IsHeading && tree.Closest(b.Node, n => n.Tag == Tag.H1) >= 0).Select(b => b.Text).Take(20)];
}
