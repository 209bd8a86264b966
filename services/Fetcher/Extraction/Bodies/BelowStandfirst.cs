using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops the lines between a standfirst and the text that say by whom, when and how long, and the headline where it stands there.</summary>
internal static class BelowStandfirst
{
    private const int LongestStandfirst = 600;
    private const int LongestLine = 110;
    private const int MostLines = 5;

    /// <summary>A text with more lines that say a day and little else tells day by day.</summary>
    private const int MostDays = 2;
    private const int LongestDay = 90;

    public static void Drop(Page page, string title, IReadOnlyList<string> authors)
    {
        var kept = page.Kept.ToList();
        if (kept.Count < 3 || kept[0].Text.Length > LongestStandfirst) return;
        var end = 1;
        while (end < kept.Count && end <= MostLines + 1 && IsLine(kept[end], title)) end++;
        if (end == kept.Count || end > MostLines + 1) return;
        var lines = kept.GetRange(1, end - 1);
        var days = kept.Count(IsDay) <= MostDays;
        var signed = lines.Exists(l => IsSigned(l, authors) || (days && IsDay(l)));
        foreach (var line in lines)
        {
            if (IsTitle(line, title)) line.DroppedBy = "title";
            else if (signed) line.DroppedBy = "below the standfirst";
        }
    }

    private static bool IsLine(TextBlock block, string title)
    {
        if (IsTitle(block, title)) return true;
        if (block.IsHeading || block.Kind is BlockKind.Quote or BlockKind.TableRow or BlockKind.Preformatted) return false;
        return block.Text.Length <= LongestLine && !BlockScore.EndsSentence(block.Text);
    }

    private static bool IsTitle(TextBlock block, string title) =>
        title.Length > 0 && block.IsHeading && TitleFinder.Letters(block.Text) == TitleFinder.Letters(title);

    private static bool IsSigned(TextBlock block, IReadOnlyList<string> authors) =>
        AuthorNames.AfterBy(block.Text) is not null || authors.Any(a => block.Text.Contains(a, StringComparison.OrdinalIgnoreCase));

    private static bool IsDay(TextBlock block) =>
        !block.IsHeading
        && block.Text.Length <= LongestDay
        && block.Text.Any(char.IsDigit)
        && WrittenDate.First(block.Text, DateTimeOffset.MaxValue.AddDays(-3)) is not null;
}
