using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Finds a day written for people: "21 October 2025", "Oct. 21, 2025", "21.10.2025", "2025年10月21日".</summary>
internal static partial class WrittenDate
{
    private const int LongestText = 300;
    private const int TimeoutMilliseconds = 10_000;

    /// <summary>The first day that <paramref name="text"/> names, midnight UTC; null for none, an impossible or an ambiguous one.</summary>
    public static DateTimeOffset? First(string text, DateTimeOffset now)
    {
        var look = text.Length <= LongestText ? text : text[..LongestText];
        var day = DayFirst(look) ?? MonthFirst(look) ?? Numeric(look) ?? YearFirst(look);
        if (day is not { } found) return null;
        var date = new DateTimeOffset(found, TimeSpan.Zero);
        return DateReading.IsPossible(date, now) ? date : null;
    }

    private static DateTime? DayFirst(string text) => Named(DayMonthYear().Match(text));

    private static DateTime? MonthFirst(string text) => Named(MonthDayYear().Match(text));

    private static DateTime? Named(Match match)
    {
        for (; match.Success; match = match.NextMatch())
        {
            if (MonthNames.Month(match.Groups["m"].Value) is { } month && DateReading.Day(Number(match, "y"), month, Number(match, "d")) is { } day) return day;
        }

        return null;
    }

    private static DateTime? YearFirst(string text)
    {
        var match = YearMonthDay().Match(text);
        return match.Success ? DateReading.Day(Number(match, "y"), Number(match, "m"), Number(match, "d")) : null;
    }

    /// <summary>With points the day comes first; with slashes only where one of the two cannot be a month.</summary>
    private static DateTime? Numeric(string text)
    {
        var match = Numbers().Match(text);
        if (!match.Success) return null;
        var (first, second, year) = (Number(match, "a"), Number(match, "b"), Number(match, "y"));
        if (match.Groups["s"].Value != "/" || first > 12) return DateReading.Day(year, second, first);
        return second > 12 || first == second ? DateReading.Day(year, first, second) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<d>[0-3]?[0-9])(?:st|nd|rd|th|er|\.|º|ª)?[\s\-]{1,3}(?:de\s|of\s|d['’])?(?<m>\p{L}[\p{L}\p{M}]{1,14})\.?,?[\s\-]{1,3}(?:de\s|del\s)?(?<y>(?:19|20)[0-9]{2})(?!\d)", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"(?<!\p{L})(?<m>\p{L}{3,12})\.?\s{1,2}(?<d>[0-3]?[0-9])(?:st|nd|rd|th)?,?\s{1,2}(?<y>(?:19|20)[0-9]{2})(?!\d)", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex MonthDayYear();

    [GeneratedRegex(@"(?<!\d)(?<a>[0-3]?[0-9])(?<s>[./\-])(?<b>[0-3]?[0-9])\k<s>(?<y>(?:19|20)[0-9]{2})(?!\d)", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)[0-9]{2})(?:\s?[年./\-]\s?|\.\s)(?<m>[01]?[0-9])(?:\s?[月./\-]\s?|\.\s)(?<d>[0-3]?[0-9])(?!\d)", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex YearMonthDay();
}
