using System.Globalization;
using System.Text.RegularExpressions;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Reads the forms in which pages write a date for machines: ISO 8601 and its misspellings, RFC 1123, Unix time.</summary>
internal static partial class DateReading
{
    private const int LongestDate = 60;
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Null when <paramref name="text"/> is no date, or an impossible one (before 1990, or more than two days after <paramref
    /// name="now"/>).</summary>
    /// <param name="text">What is written.</param>
    /// <param name="now">When it is read.</param>
    /// <param name="dayFirst">How "05/03/2026 10:15" is meant; systems of outlets that do not say write the month first.</param>
    public static DateTimeOffset? Machine(string? text, DateTimeOffset now, bool? dayFirst = null)
    {
        if (text is null || text.Length > LongestDate) return null;
        var trimmed = text.Trim();
        return
            (Iso(trimmed) ?? Unix(trimmed) ?? UnixDate(trimmed) ?? Numeric(trimmed, dayFirst) ?? Written(trimmed)) is { } date
            && IsPossible(date, now)
            ? date
            : null;
    }

    public static bool IsPossible(DateTimeOffset date, DateTimeOffset now) => date >= Earliest && date <= now.AddDays(2);

    private static DateTimeOffset? Iso(string text)
    {
        var match = IsoForm().Match(text);
        if (!match.Success) return null;
        var date = Day(Number(match, "y"), Number(match, "m"), Number(match, "d"));
        if (date is not { } day) return null;
        var time = new TimeSpan(Number(match, "h") % 24, Number(match, "min") % 60, Number(match, "s") % 60);
        return new DateTimeOffset(day + time, Offset(match));
    }

    public static DateTime? Day(int year, int month, int day)
    {
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateTime(year, month, day);
    }

    private static TimeSpan Offset(Match match)
    {
        if (!match.Groups["sign"].Success) return TimeSpan.Zero;
        var minutes = (Number(match, "oh") * 60) + Number(match, "om");
        if (minutes > 14 * 60) return TimeSpan.Zero;
        return TimeSpan.FromMinutes(match.Groups["sign"].Value == "+" ? minutes : -minutes);
    }

    private static DateTimeOffset? Unix(string text)
    {
        if (text.Length is not (10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
    }

    /// <summary>"Mon Aug 03 12:45:00 EDT 2015", as the command <c>date</c> and Java print it.</summary>
    private static DateTimeOffset? UnixDate(string text)
    {
        var match = UnixDateForm().Match(text);
        if (
            !match.Success
            || MonthNames.Month(match.Groups["m"].Value) is not { } month
            || Day(Number(match, "y"), month, Number(match, "d")) is not { } day
        )
            return null;
        var time = new TimeSpan(Number(match, "h") % 24, Number(match, "min") % 60, Number(match, "s") % 60);
        return new DateTimeOffset(day + time, TimeSpan.FromHours(ZoneHours.GetValueOrDefault(match.Groups["zone"].Value)));
    }

    /// <summary>"05/03/2026 10:15", "05.03.2026 10:15:00": with points the day comes first, else as the outlet writes, or where one of the two cannot
    /// be a month.</summary>
    private static DateTimeOffset? Numeric(string text, bool? dayFirst)
    {
        var match = NumericForm().Match(text);
        if (!match.Success) return null;
        var (first, second, year) = (Number(match, "a"), Number(match, "b"), Number(match, "y"));
        var isDayFirst = second <= 12 && (first > 12 || match.Groups["sep"].Value == "." || dayFirst == true);
        var day = isDayFirst ? Day(year, second, first) : Day(year, first, second);
        return day is { } found ? new DateTimeOffset(found + new TimeSpan(Hour(match), Number(match, "min") % 60, 0), TimeSpan.Zero) : null;
    }

    private static int Hour(Match match) => Number(match, "h") % 24 + (match.Groups["pm"].Success && Number(match, "h") < 12 ? 12 : 0);

    /// <summary>Hours east of UTC; of names that several zones share, the one news is written in most.</summary>
    private static readonly Dictionary<string, double> ZoneHours = new()
    {
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["BST"] = 1,
        ["CET"] = 1,
        ["CEST"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["IRST"] = 3.5,
        ["AFT"] = 4.5,
        ["PKT"] = 5,
        ["IST"] = 5.5,
        ["HKT"] = 8,
        ["JST"] = 9,
        ["KST"] = 9,
        ["AEST"] = 10,
        ["AEDT"] = 11,
    };

    /// <summary>Not what is all numbers: the month would be taken for the first of them.</summary>
    private static DateTimeOffset? Written(string text) =>
        text.Length >= 8
        && !NumericForm().IsMatch(text)
        && char.IsAsciiDigit(text[^1]) | char.IsAsciiLetterUpper(text[^1]) | char.IsAsciiLetterLower(text[^1])
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
            ? date
            : null;

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(
        @"^\p{L}{3,9},? (?<m>\p{L}{3,9}) (?<d>\d{1,2})(?: (?<y>\d{4}))? (?<h>\d{1,2}):(?<min>\d{2}):(?<s>\d{2})(?: (?<zone>[A-Z]{2,5}))?(?: (?<y>\d{4}))?$",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex UnixDateForm();

    [GeneratedRegex(
        @"^(?<a>\d{1,2})(?<sep>[./\-])(?<b>\d{1,2})\k<sep>(?<y>(?:19|20)\d{2})(?:[T\s,|–\-]+(?<h>\d{1,2})[:.h](?<min>\d{2})(?:[:.]\d{2})?(?:\s*(?:[Aa]\.?[Mm]|(?<pm>[Pp]\.?[Mm])))?|$|\s)",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex NumericForm();

    [GeneratedRegex(
        @"^(?<y>\d{4})-?(?<m>\d{2})-?(?<d>\d{2})(?:[T\s]+(?<h>\d{1,2}):?(?<min>\d{2})(?::?(?<s>\d{2})(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|(?<sign>[+-])(?<oh>\d{2}):?(?<om>\d{2})?)?)?",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex IsoForm();
}
