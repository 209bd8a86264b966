using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Fetcher.Feeds;
using Ingestion.Text;

namespace Ingestion.Fetcher.Listings;

/// <summary>What a homepage or section page offers.</summary>
/// <param name="Feeds">Addresses of feeds it names, best first.</param>
/// <param name="Articles">Addresses that look like articles, in the page's order.</param>
/// <param name="Next">The next, older page; null when none is named.</param>
/// <param name="Wall">That it is a login or a parked page, in a sentence; null when it is none.</param>
public sealed record Listing(IReadOnlyList<string> Feeds, IReadOnlyList<ItemHint> Articles, string? Next, string? Wall = null);

/// <summary>Finds feeds and article links in a page that is no article itself.</summary>
public static partial class ListingReader
{
    private const int MaxAnchors = 5000;
    private const int MaxArticles = 500;
    private static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"];
    private static readonly HashSet<string> FurnitureTags = ["NAV", "FOOTER", "ASIDE", "FORM"];
    private static readonly HashSet<string> FurnitureWords =
    [
        "nav",
        "navbar",
        "menu",
        "footer",
        "breadcrumb",
        "breadcrumbs",
        "tags",
        "tag",
        "sidebar",
        "pagination",
        "pager",
        "social",
        "share",
        "cookie",
        "newsletter",
        "login",
        "subscribe",
    ];
    private static readonly HashSet<string> NotArticles = new(StringComparer.OrdinalIgnoreCase)
    {
        "tag",
        "tags",
        "category",
        "categories",
        "author",
        "authors",
        "topic",
        "topics",
        "section",
        "sections",
        "about",
        "contact",
        "privacy",
        "terms",
        "login",
        "register",
        "subscribe",
        "search",
        "rss",
        "feed",
        "feeds",
        "archive",
        "advertise",
        "careers",
        "jobs",
        "help",
        "faq",
        "sitemap",
        "newsletter",
        "newsletters",
        "page",
        "user",
        "users",
        "account",
        "shop",
        "donate",
    };

    /// <param name="html">The page, decoded.</param>
    /// <param name="url">Its address.</param>
    public static Listing Read(string html, string url)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var baseUrl = FeedLinks.Absolute(document.QuerySelector("base[href]")?.GetAttribute("href"), url) ?? url;
        return new Listing(
            Feeds(document, baseUrl),
            Articles(document, baseUrl, url),
            FeedLinks.Absolute(document.QuerySelector("link[rel~=next], a[rel~=next]")?.GetAttribute("href"), baseUrl),
            PageWalls.Of(document, url)
        );
    }

    private static List<string> Feeds(IHtmlDocument document, string baseUrl) =>
    [
        .. document.QuerySelectorAll("link[rel~=alternate][href]")
            .Where(l => FeedTypes.Contains(l.GetAttribute("type")?.Trim().ToLowerInvariant()))
            .OrderBy(l => l.GetAttribute("title")?.Contains("comment", StringComparison.OrdinalIgnoreCase) == true)
            .Select(l => FeedLinks.Absolute(l.GetAttribute("href"), baseUrl)).OfType<string>().Distinct(),
    ];

    private static List<ItemHint> Articles(IHtmlDocument document, string baseUrl, string url)
    {
        var own = CanonicalUrl.Parse(url);
        var best = new Dictionary<string, Candidate>();
        foreach (var anchor in document.QuerySelectorAll("a[href]").Take(MaxAnchors))
        {
            if (Candidate.Of(anchor, baseUrl) is not { } found || found.Url.Key == own?.Key || !IsSameSite(found.Url, own))
                continue;
            if (!best.TryGetValue(found.Url.Key, out var known) || found.Title.Length > known.Title.Length)
                best[found.Url.Key] = found with { Order = known?.Order ?? best.Count };
        }

        return
        [
            .. best
                .Values.Where(c => c.Score >= 3)
                .OrderBy(c => c.Order)
                .Take(MaxArticles)
                .Select(c => new ItemHint { Url = c.Url.Value, Title = c.Title.Length == 0 ? null : c.Title }),
        ];
    }

    private static bool IsSameSite(CanonicalUrl link, CanonicalUrl? page) =>
        page is null || Site(link.Host) == Site(page.Host);

    private static string Site(string host) => string.Join('.', host.Split('.').TakeLast(2));

    /// <summary>An anchor judged by its headline, its address and where it stands.</summary>
    private sealed record Candidate(CanonicalUrl Url, string Title, int Score, int Order)
    {
        public static Candidate? Of(IElement anchor, string baseUrl)
        {
            if (!CanonicalUrl.TryParse(FeedLinks.Absolute(anchor.GetAttribute("href"), baseUrl), out var url)) return null;
            var path = new Uri(url.Value).AbsolutePath;
            var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            if (segments.Length == 0 || segments.Any(NotArticles.Contains) || IsAsset(path) || IsFurniture(anchor)) return null;
            var title = FeedText.Line(anchor.TextContent) ?? "";
            return new Candidate(url, title, Headline(title) + Shape(segments) + Place(anchor), 0);
        }

        /// <summary>Headlines have four words or more.</summary>
        private static int Headline(string title) => title.Count(c => c == ' ') switch { >= 4 and <= 40 => 2, 3 => 1, _ => 0 };

        /// <summary>Articles have a date, a number or a long slug in their address.</summary>
        private static int Shape(string[] segments)
        {
            var last = segments[^1];
            var score = last.Count(c => c is '-' or '_') >= 3 ? 2 : 0;
            if (DateInPath().IsMatch(string.Join('/', segments))) score += 2;
            else if (LongNumber().IsMatch(last)) score++;
            if (last.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || last.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)) score++;
            return score;
        }

        private static int Place(IElement anchor) =>
            anchor.Closest("article, h1, h2, h3, h4, main li, .headline, .title") is null && anchor.QuerySelector("h1, h2, h3, h4") is null ? 0 : 1;

        private static bool IsAsset(string path) => AssetName().IsMatch(path);

        private static bool IsFurniture(IElement anchor)
        {
            for (var element = anchor; element is not null && element.TagName != "BODY"; element = element.ParentElement)
            {
                if (FurnitureTags.Contains(element.TagName) || element.GetAttribute("role") is "navigation" or "contentinfo")
                    return true;
                if (element.TagName is "MAIN" or "ARTICLE")
                    return false;
                if (
                    element.ClassList.Any(c => FurnitureWords.Contains(c.ToLowerInvariant()))
                    || FurnitureWords.Contains(element.Id?.ToLowerInvariant() ?? "")
                )
                    return true;
            }

            return false;
        }
    }

    [GeneratedRegex(@"(^|/)(19|20)\d\d([/-](0?[1-9]|1[0-2]))([/-]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex DateInPath();

    [GeneratedRegex(@"\d{4,}", RegexOptions.NonBacktracking)]
    private static partial Regex LongNumber();

    [GeneratedRegex(
        @"\.(jpe?g|png|gif|webp|svg|pdf|mp3|mp4|zip|css|js|xml|json|ico|docx?|xlsx?)$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex AssetName();
}
