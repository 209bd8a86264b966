using System.Text.RegularExpressions;
using Ingestion.Fetcher.Extraction.Bodies;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Several;

/// <summary>Splits a briefing at its headings: one title over several short reports that have nothing to do with each other.</summary>
internal static partial class Briefings
{
    private const int FewestReports = 3;
    private const int ShortestReport = 120;
    private const double LargestShare = 0.5;

    /// <summary>Share of the page's prose that the reports together have at least.</summary>
    private const double SmallestCover = 0.6;

    private const int LongestCredit = 100;

    /// <summary>The reports; empty unless the title calls the page a briefing and each heading has its report.</summary>
    public static List<PartRecord> Split(Page page, string title, DateTimeOffset now)
    {
        if (!Named().IsMatch(title)) return [];
        var blocks = page.Blocks.Where(page.IsInside).Where(b => b.DroppedBy is null or "before the first sentence" or "links" or "teaser").ToList();
        var starts = Enumerable.Range(0, blocks.Count).Where(i => blocks[i].IsHeading && blocks[i].Text.Length >= 10).ToList();
        var parts = new List<PartRecord>();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : blocks.Count;
            if (Report(page, blocks[starts[i]], blocks[(starts[i] + 1)..end], now) is { } report) parts.Add(report);
        }

        var total = parts.Sum(p => p.Body.Text.Length);
        var all = blocks.Sum(b => b.LinkShare < 0.5 && BlockScore.IsSentence(b.Text) ? b.Text.Length : 0);
        return parts.Count >= FewestReports && parts.Max(p => p.Body.Text.Length) <= total * LargestShare && total >= all * SmallestCover
            ? parts
            : [];
    }

    private static PartRecord? Report(Page page, TextBlock heading, List<TextBlock> blocks, DateTimeOffset now)
    {
        var credit = blocks.TakeWhile(b => b.Text.Length <= LongestCredit && !BlockScore.EndsSentence(b.Text)).ToList();
        var body = ArticleBody.Of(blocks.Skip(credit.Count));
        if (body.Text.Length < ShortestReport) return null;
        var published = credit.Select(b => WrittenDate.First(b.Text, now)).FirstOrDefault(d => d is not null);
        return new(heading.Text, body)
        {
            Anchor = AnchorOf(page, heading),
            Published = published,
            PublishedFrom = published is null ? null : "text",
            Outlet = credit.SelectMany(b => Parts().Split(b.Text)).FirstOrDefault(p => p.Length is >= 2 and <= 60 && !p.Any(char.IsDigit)),
        };
    }

    [GeneratedRegex(@"\s*[|•·–—]\s*", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Parts();

    /// <summary>The heading's id, or that of the nearest element around it.</summary>
    private static string? AnchorOf(Page page, TextBlock heading)
    {
        for (var node = heading.Node; node > page.Container; node = page.Tree[node].Parent)
        {
            if (page.Tree[node].Element?.Id is { Length: > 0 } id) return id;
        }

        return null;
    }

    // The word stands where a series is named: at the title's beginning or end, or before its first colon or dash.
    [GeneratedRegex(
        @"^\W*(?:[\p{L}\p{N}’'&.]+\s){0,4}(?:briefing|briefs|in brief|round-?up|digest|news summary|news in brief|week in review|(?:daily|morning|evening|weekly) (?:summary|report|update|news)|top stories|"
            + @"überblick|kurzmeldungen|nachrichtenüberblick|en bref|l'essentiel|resumen|en breve|resumo|in breve|сводка|дайджест|обзор|зведення|موجز|خلاصه خبرها)\s*(?:[:,|–—-]|$|of\b|for\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex Named();
}
