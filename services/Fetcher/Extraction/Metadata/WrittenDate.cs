using System.Globalization;
using System.Text.RegularExpressions;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Finds a day written for people: "21 October 2025", "Oct. 21, 2025", "21.10.2025", "2025年10月21日", "۲۹ میزان ۱۴۰۴".</summary>
internal static partial class WrittenDate
{
    private const int LongestText = 300;

    /// <summary>Two digits of a year are believed in a line that says little else.</summary>
    private const int LongestStamp = 40;

    /// <summary>The first day that <paramref name="text"/> names, midnight UTC; null for none, an impossible or an ambiguous one.</summary>
    /// <param name="text">Of which the beginning is looked at.</param>
    /// <param name="now">When it is read.</param>
    /// <param name="dayFirst">How "05/03/2026" is meant; null when it is not known.</param>
    public static DateTimeOffset? First(string text, DateTimeOffset now, bool? dayFirst = null)
    {
        var look = WithAsciiDigits(text.Length <= LongestText ? text : text[..LongestText]);
        var day = DayFirst(look) ?? MonthFirst(look) ?? SolarDate.First(look) ?? Numeric(look, dayFirst) ?? YearFirst(look) ?? Stamp(look);
        if (day is not { } found) return null;
        var date = new DateTimeOffset(found, TimeSpan.Zero);
        return DateReading.IsPossible(date, now) ? date : null;
    }

    /// <summary>Arabic, Persian, Devanagari and Bengali pages write numbers in digits of their own.</summary>
    private static string WithAsciiDigits(string text)
    {
        if (!text.Any(c => c > '\u007F' && char.IsDigit(c))) return text;
        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) to[i] = char.IsDigit(from[i]) ? (char)('0' + (int)char.GetNumericValue(from[i])) : from[i];
        });
    }

    private static DateTime? DayFirst(string text) => Named(DayMonthYear().Match(text));

    private static DateTime? MonthFirst(string text) => Named(MonthDayYear().Match(text));

    private static DateTime? Named(Match match)
    {
        for (; match.Success; match = match.NextMatch())
        {
            if (MonthNames.Month(match.Groups["m"].Value) is { } month && DateReading.Day(Number(match, "y"), month, Number(match, "d")) is { } day)
                return day;
        }

        return null;
    }

    private static DateTime? YearFirst(string text)
    {
        var match = YearMonthDay().Match(text);
        return match.Success ? DateReading.Day(Number(match, "y"), Number(match, "m"), Number(match, "d")) : null;
    }

    /// <summary>With points the day comes first; with slashes as the outlet does, or where one of the two cannot be a month.</summary>
    private static DateTime? Numeric(string text, bool? dayFirst)
    {
        var match = Numbers().Match(text);
        if (!match.Success) return null;
        var (first, second, year) = (Number(match, "a"), Number(match, "b"), Number(match, "y"));
        if (second > 12) return DateReading.Day(year, first, second);
        if (match.Groups["s"].Value != "/" || first > 12) return DateReading.Day(year, second, first);
        if (first == second || dayFirst == false) return DateReading.Day(year, first, second);
        return dayFirst == true ? DateReading.Day(year, second, first) : null;
    }

    /// <summary>"31.10.23".</summary>
    private static DateTime? Stamp(string text)
    {
        var match = text.Length <= LongestStamp ? ShortNumbers().Match(text) : Match.Empty;
        return match.Success ? DateReading.Day(2000 + Number(match, "y"), Number(match, "b"), Number(match, "a")) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<!\d)(?<d>[0-3]?[0-9])(?:st|nd|rd|th|er|\.|º|ª)?[\s\-]{1,3}(?:de\s|of\s|d['’])?(?<m>\p{L}[\p{L}\p{M}]{1,14}(?:\s(?:الأول|الثاني))?)\.?[,،]?[\s\-]{1,3}(?:de\s|del\s)?(?<y>(?:19|20)[0-9]{2})(?!\d)",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(
        @"(?<!\p{L})(?<m>\p{L}{3,12})\.?\s{1,2}(?<d>[0-3]?[0-9])(?:st|nd|rd|th)?,?\s{1,2}(?<y>(?:19|20)[0-9]{2})(?!\d)",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex MonthDayYear();

    [GeneratedRegex(
        @"(?<!\d)(?<a>[0-3]?[0-9])(?:(?<s>[./\-])(?<b>[0-3]?[0-9])\k<s>|(?<s>\.) (?<b>[0-3]?[0-9])\. )(?<y>(?:19|20)[0-9]{2})(?!\d)",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"(?<![\d.])(?<a>[0-3]?[0-9])\.(?<b>[01]?[0-9])\.(?<y>[0-9]{2})(?![\d.])",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex ShortNumbers();

    [GeneratedRegex(
        @"(?<!\d)(?<y>(?:19|20)[0-9]{2})(?:\s?[年년./\-]\s?|\.\s)(?<m>[01]?[0-9])(?:\s?[月월./\-]\s?|\.\s)(?<d>[0-3]?[0-9])(?!\d)",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex YearMonthDay();
}
