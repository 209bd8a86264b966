using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Several;

/// <summary>Tells a page that leads to articles from one that is an article, by how much of it are linked headlines.</summary>
internal static class Listing
{
    private const int FewestHeadlines = 6;
    private const int ShortestHeadline = 25;

    /// <summary>A heading that is a link is a headline in fewer letters.</summary>
    private const int ShortestLinkedHeading = 12;

    private const double NearlyAll = 0.8;
    private const int LongestTeaser = 200;
    private const int MostLinks = 500;

    /// <summary>A text this short beside that many headlines is an introduction.</summary>
    private const int FewWords = 600;

    /// <summary>Addresses of the articles that the page leads to; empty when it is no listing.</summary>
    /// <param name="page">With its body already read.</param>
    /// <param name="bodyLength">Size of the text taken for an article's, as <see cref="TextSize"/> counts it.</param>
    /// <param name="saysArticle">Whether the page's own data, or its look, call it an article.</param>
    /// <param name="url">Where the page was read from.</param>
    public static IReadOnlyList<string> Links(Page page, int bodyLength, bool saysArticle, string? url)
    {
        var home = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.AbsolutePath.Length <= 1;
        if (saysArticle && !home) return [];
        var headlines = Headlines(page, address);
        if (headlines.Count < FewestHeadlines) return [];
        var linked = headlines.Sum(h => h.Length);
        var leads =
            (linked > bodyLength && bodyLength < FewWords)
            || (linked * 2 > bodyLength && (address is not null && ArticleSigns.NamesListing(address.AbsolutePath)))
            || IsDeck(page, headlines.Count, bodyLength);
        if (!home && !leads)
            return [];
        return [.. headlines.Select(h => h.Url).Distinct().Take(MostLinks)];
    }

    /// <summary>Nearly every heading below the first is a link, with no more than a teaser to each.</summary>
    private static bool IsDeck(Page page, int headlines, int bodyLength)
    {
        var headings = page.Blocks.Where(b => b.IsHeading && page.Tree.Closest(b.Node, n => n.Tag == Tag.H1) < 0).ToList();
        var linked = headings.Count(b => b.LinkShare >= 0.8);
        return linked >= FewestHeadlines && linked >= headings.Count * NearlyAll && bodyLength < headlines * LongestTeaser;
    }

    private static List<(string Url, int Length)> Headlines(Page page, Uri? address)
    {
        var found = new List<(string, int)>();
        foreach (var block in page.Blocks)
        {
            if ((block.Around & (Traits.Navigation | Traits.Sidebar | Traits.Related | Traits.Comments | Traits.Consent)) != 0) continue;
            if (block.LinkShare < 0.8 || TextSize.Of(block.Text) < (block.IsHeading ? ShortestLinkedHeading : ShortestHeadline)) continue;
            if (LinkOf(page, block, address) is { } url) found.Add((url, TextSize.Of(block.Text)));
        }

        return found;
    }

    private static string? LinkOf(Page page, TextBlock block, Uri? address)
    {
        var link = page.Tree.Closest(block.First, n => n.Tag == Tag.A);
        if (link < 0) return null;
        var target = ClaimedAddress.Absolute(page.Tree[link].Element!.GetAttribute("href"), address);
        if (target is null || (address is not null && target.AbsolutePath == address.AbsolutePath && target.Host == address.Host)) return null;
        return target.GetLeftPart(UriPartial.Query);
    }
}
