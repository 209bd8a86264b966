using System.Text.RegularExpressions;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Bodies;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Several;

/// <summary>
/// Splits lines in which the same form comes again and again: a few short lines (title, outlet), a line that is a date,
/// then prose. Tag pages and aggregators look so once their markup is gone.
/// </summary>
internal static partial class DatedRecords
{
    private const int LongestDateLine = 40;
    private const int LongestHeader = 250;
    private const int MostHeaderLines = 8;
    private const int MostRecords = 500;

    /// <summary>The records, in order; empty unless there are two or more.</summary>
    public static List<PartRecord> Split(IReadOnlyList<string> lines, DateTimeOffset now)
    {
        var dates = Enumerable.Range(0, lines.Count).Where(i => IsDateLine(lines[i], now)).Take(MostRecords).ToList();
        var records = new List<PartRecord>();
        for (var i = 0; i < dates.Count; i++)
        {
            var end = i + 1 < dates.Count ? HeaderStart(lines, dates[i + 1]) : lines.Count;
            if (Record(lines, HeaderStart(lines, dates[i]), dates[i], end, now) is { } record) records.Add(record);
        }

        return records.Count >= 2 ? records : [];
    }

    private static bool IsDateLine(string line, DateTimeOffset now) =>
        line.Length <= LongestDateLine && WrittenDate.First(line, now) is not null && OtherWords().Count(line) <= 3;

    private static int HeaderStart(IReadOnlyList<string> lines, int date)
    {
        var start = date;
        while (start > 0 && date - start < MostHeaderLines && !IsProse(lines[start - 1])) start--;
        return start;
    }

    private static PartRecord? Record(IReadOnlyList<string> lines, int start, int date, int end, DateTimeOffset now)
    {
        var header = lines.Skip(start).Take(date - start).ToList();
        if (TitleOf(header, lines, date, end) is not { } title) return null;
        var body = lines.Skip(date + 1).Take(end - date - 1).SkipWhile(l => !IsProse(l) || l == title).TakeWhile(IsProse).ToList();
        if (body.Count == 0) return null;
        return new(title, ArticleBody.Of(body.Select(p => (BlockKind.Paragraph, p))))
        {
            Outlet = header.LastOrDefault(l => l != title && l.Length <= 60),
            Published = WrittenDate.First(lines[date], now),
            PublishedFrom = "text",
        };
    }

    /// <summary>The line that comes twice, as aggregators show it in the picture's caption too; else the last long one.</summary>
    private static string? TitleOf(List<string> header, IReadOnlyList<string> lines, int date, int end)
    {
        var after = lines.Skip(date + 1).Take(Math.Min(MostHeaderLines, end - date - 1)).ToList();
        return header.LastOrDefault(l => header.Count(o => o == l) > 1 || after.Contains(l))
            ?? header.LastOrDefault(l => l.Length is >= 20 and <= LongestHeader);
    }

    private static bool IsProse(string line) => line.Length >= 160 || (line.Length >= 60 && BlockScore.EndsSentence(line));

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex OtherWords();
}
