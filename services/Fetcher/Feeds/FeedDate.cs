using System.Globalization;

namespace Ingestion.Fetcher.Feeds;

/// <summary>Dates as feeds write them: RFC 822 with its successors, ISO 8601, and what is neither.</summary>
public static class FeedDate
{
    private static readonly string[] Formats =
    [
        "d MMM yyyy HH:mm:ss zzz",
        "d MMM yyyy HH:mm zzz",
        "d MMM yyyy HH:mm:ss",
        "d MMM yyyy HH:mm",
        "d MMM yyyy",
        "d MMMM yyyy HH:mm:ss zzz",
        "d MMMM yyyy HH:mm:ss",
        "d MMMM yyyy HH:mm",
        "d MMMM yyyy",
        "d MMM yy HH:mm:ss zzz",
        "d MMM yy HH:mm zzz",
        "d MMM yyyy h:mm:ss tt zzz",
        "d MMM yyyy h:mm tt zzz",
        "d MMM yyyy h:mm tt",
        "MMM d yyyy HH:mm:ss zzz",
        "MMM d yyyy HH:mm:ss",
        "MMM d yyyy HH:mm",
        "MMM d yyyy h:mm tt",
        "MMM d yyyy",
        "MMMM d yyyy HH:mm:ss",
        "MMMM d yyyy h:mm tt",
        "MMMM d yyyy",
        "MMM d HH:mm:ss zzz yyyy",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy-MM-dd HH:mm:sszzz",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd",
        "yyyy-M-d",
        "yyyy/MM/dd HH:mm:ss",
        "yyyy/MM/dd",
        "yyyyMMdd'T'HHmmsszzz",
        "yyyyMMdd'T'HHmmss",
        "yyyyMMddHHmmss",
        "yyyyMMdd",
        "dd.MM.yyyy HH:mm:ss",
        "dd.MM.yyyy HH:mm",
        "dd.MM.yyyy",
        "yyyy-MM",
        "yyyy",
    ];

    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = "+00:00",
        ["UT"] = "+00:00",
        ["UTC"] = "+00:00",
        ["GMT"] = "+00:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["ET"] = "-05:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
        ["BST"] = "+01:00",
        ["WET"] = "+00:00",
        ["CET"] = "+01:00",
        ["CEST"] = "+02:00",
        ["MEZ"] = "+01:00",
        ["MESZ"] = "+02:00",
        ["EET"] = "+02:00",
        ["EEST"] = "+03:00",
        ["MSK"] = "+03:00",
        ["AFT"] = "+04:30",
        ["PKT"] = "+05:00",
        ["IRST"] = "+03:30",
        ["IST"] = "+05:30",
        ["JST"] = "+09:00",
        ["KST"] = "+09:00",
        ["AEST"] = "+10:00",
        ["AEDT"] = "+11:00",
    };

    /// <summary>The instant, or null when this is none. Without a zone it counts as UTC; a wrong weekday is passed over.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100) return null;
        if (AsMostWriteIt(text) is { } usual) return usual;
        var plain = Normalise(text);
        return
            DateTimeOffset.TryParseExact(
                plain,
                Formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal,
                out var at
            ) && IsOfOurTime(at)
            ? at.ToUniversalTime()
            : Epoch(plain);
    }

    /// <summary>The date of HTTP and of most RSS, which the library reads without trying the formats one by one.</summary>
    private static DateTimeOffset? AsMostWriteIt(string text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && IsOfOurTime(at) ? at : null;

    private static bool IsOfOurTime(DateTimeOffset at) => at.Year is >= 1990 and <= 2200;

    private static string Normalise(string text)
    {
        var words = text.Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 1 && words[0].TrimEnd('.').Length >= 3 && IsWeekday(words[0])) words.RemoveAt(0);
        if (words.Count > 1 && words[^1].StartsWith('(')) words.RemoveAt(words.Count - 1);
        for (var i = 0; i < words.Count; i++) words[i] = Word(words[i], isFirst: i == 0);
        return string.Join(' ', words);
    }

    private static bool IsWeekday(string word) => "Mon Tue Wed Thu Fri Sat Sun".Contains(word[..3], StringComparison.OrdinalIgnoreCase);

    private static string Word(string word, bool isFirst)
    {
        if (Zones.TryGetValue(word, out var zone)) return zone;
        if (word.StartsWith("GMT", StringComparison.Ordinal) || word.StartsWith("UTC", StringComparison.Ordinal)) word = word[3..];
        if (word.Length == 5 && word[0] is '+' or '-' && word[1..].All(char.IsAsciiDigit)) return $"{word[..3]}:{word[3..]}";
        if (word.Equals("Sept", StringComparison.OrdinalIgnoreCase) || word.Equals("Sept.", StringComparison.OrdinalIgnoreCase)) return "Sep";
        if (isFirst && word.Length > 10 && word[4] == '-') return IsoZone(word);
        return word.Length == 4 && word[3] == '.' ? word[..3] : word;
    }

    /// <summary>ISO 8601's <c>Z</c> and <c>+0430</c> as the one form that the formats know.</summary>
    private static string IsoZone(string word)
    {
        if (word[^1] is 'Z' or 'z') return word[..^1] + "+00:00";
        var sign = word.LastIndexOfAny(['+', '-']);
        return sign > 10 && word.Length - sign == 5 ? $"{word[..(sign + 3)]}:{word[(sign + 3)..]}" : word;
    }

    private static DateTimeOffset? Epoch(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number switch
        {
            > 600_000_000 and < 7_000_000_000 => DateTimeOffset.FromUnixTimeSeconds(number),
            > 600_000_000_000 and < 7_000_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds(number),
            _ => null,
        }
        : null;
}
