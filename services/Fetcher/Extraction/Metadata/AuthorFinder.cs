using System.Text.RegularExpressions;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Finds who wrote the article: all of them, names only.</summary>
internal static partial class AuthorFinder
{
    private const int LongestName = 60;
    private static readonly string[] Names = ["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "citation_author", "article.author"];

    public static IReadOnlyList<string> Find(MetaTags meta, JsonLdArticle jsonLd, PageTree tree, IReadOnlyList<TextBlock> blocks)
    {
        var told = Clean(jsonLd.Authors);
        if (told.Count > 0) return told;
        foreach (var name in Names)
        {
            if (Clean(meta.All(name)) is { Count: > 0 } meant) return meant;
        }

        return FromLinks(tree, blocks) is { Count: > 0 } linked ? linked : FromByline(blocks);
    }

    public static List<string> Clean(IEnumerable<string> names) =>
        [.. names.SelectMany(Split).Select(CleanName).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(20)];

    private static IEnumerable<string> Split(string names) => Between().Split(By().Replace(names, ""));

    private static string? CleanName(string name)
    {
        var clean = name.Trim(' ', ',', ';', '|', '-', '.', ':', '\t');
        if (clean.Length is < 2 or > LongestName || clean.Contains("http", StringComparison.OrdinalIgnoreCase) || clean.Contains('@')) return null;
        return clean.Any(char.IsLetter) ? clean : null;
    }

    private static List<string> FromLinks(PageTree tree, IReadOnlyList<TextBlock> blocks)
    {
        var names = new List<string>();
        for (var i = 0; i < tree.Count && names.Count < 10; i++)
        {
            var element = tree[i].Element;
            if (element?.GetAttribute("rel") != "author" && element?.GetAttribute("itemprop") != "author") continue;
            names.Add(InlineText.Normalise(element.TextContent));
        }

        return Clean(names.Distinct());
    }

    private static List<string> FromByline(IReadOnlyList<TextBlock> blocks)
    {
        var line = blocks.FirstOrDefault(b => b.Text.Length <= 120 && ((b.Around & Traits.Byline) != 0 || By().IsMatch(b.Text)) && By().IsMatch(b.Text));
        return line is null ? [] : Clean([line.Text]);
    }

    [GeneratedRegex(@"^\W*(written by|words by|story by|posted by|by|von|par|por|de|di|door|av|af|автор|от)\b[\s:]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex By();

    [GeneratedRegex(@"\s*(?:,|;|\||&|\band\b|\bund\b|\bet\b|\by\b)\s+", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Between();
}
