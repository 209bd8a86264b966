using System.Text.RegularExpressions;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Several;

/// <summary>Tells an article that does not say it is one by what readers go by: a headline of its own at an article's address.</summary>
internal static partial class ArticleSigns
{
    /// <summary>Names of sections and topics are shorter.</summary>
    private const int ShortestHeadline = 28;

    /// <summary>Whether the page shows its title as a headline that leads nowhere, the page's head repeats it, and the address is one of a single
    /// article.</summary>
    /// <param name="known">The page, with its title.</param>
    /// <param name="url">Where it was read from.</param>
    public static bool AreShown(KnownPage known, string? url)
    {
        var title = known.Title;
        if (TextSize.Of(title) < ShortestHeadline || !IsArticle(url) && !IsArticle(known.Meta.Canonical) && !IsArticle(known.Meta.First("og:url")))
            return false;
        var headline = known.Page.Headline(title);
        return headline >= 0 && known.Page.Blocks[headline] is { IsHeading: true, LinkShare: < 0.5 }
            && (Repeats(known.Meta.First("og:title"), title) || Repeats(known.Meta.DocumentTitle, title));
    }

    public static bool NamesListing(string path) => ListingPath().IsMatch(path);

    private static bool Repeats(string? said, string title) => said?.Contains(title, StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsArticle(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && !NamesListing(address.AbsolutePath) && ArticlePath().IsMatch(address.AbsolutePath);

    [GeneratedRegex(
        @"/(?:tags?|categor(?:y|ies)|topics?|sections?|archives?|authors?|search|label|rubrik|thema|temas?|etiqueta)(?:/|$)|/page/\d+/?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex ListingPath();

    /// <summary>A step of four words or more, a number of five digits or more, or a day or month with something below it.</summary>
    [GeneratedRegex(
        @"/[^/]+(?:[-_][^/\-_]+){3}[^/]*/?$|\d{5}|/(?:19|20)\d\d/[01]?\d/[^/]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex ArticlePath();
}
