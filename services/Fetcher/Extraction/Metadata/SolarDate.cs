using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Finds a day of the solar Hijri calendar, as Afghan and Iranian outlets write it: "12 حوت 1404", "12 اسفند 1404", "1404/12/12".</summary>
internal static partial class SolarDate
{
    private static readonly PersianCalendar Calendar = new();

    /// <summary>Months of the year in Dari, Pashto and Persian.</summary>
    private static readonly FrozenDictionary<string, int> Months = new[]
    {
        "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
        "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب",
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    }.SelectMany(line => line.Split(' ').Select((name, i) => (name, i + 1))).ToFrozenDictionary(m => m.name, m => m.Item2);

    /// <summary>The first such day in <paramref name="text"/>, whose digits are ASCII; null for none.</summary>
    public static DateTime? First(string text)
    {
        for (var match = Named().Match(text); match.Success; match = match.NextMatch())
        {
            // Arabic keyboards write other letters for ye and kaf.
            if (Months.TryGetValue(match.Groups["m"].Value.Replace('ي', 'ی').Replace('ك', 'ک'), out var month)) return Day(match, month);
        }

        var numeric = Numeric().Match(text);
        return numeric.Success ? Day(numeric, Number(numeric, "m")) : null;
    }

    private static DateTime? Day(Match match, int month)
    {
        var (year, day) = (Number(match, "y"), Number(match, "d"));
        if (month is < 1 or > 12 || day < 1 || day > Calendar.GetDaysInMonth(year, month)) return null;
        return Calendar.ToDateTime(year, month, day, 0, 0, 0, 0);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<![0-9])(?<d>[0-3]?[0-9])[\s,،]{1,3}(?<m>\p{L}{2,10})(?:\s?ماه)?[\s,،]{1,3}(?:سال\s)?(?<y>1[34][0-9]{2})(?![0-9])",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        @"(?<![0-9])(?<y>1[34][0-9]{2})[/\-](?<m>[01]?[0-9])[/\-](?<d>[0-3]?[0-9])(?![0-9])",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Numeric();
}
