using System.Globalization;

namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>The formats that a date placeholder may name.</summary>
internal static class DateFormats
{
    private static readonly string[] FrenchDays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly Dictionary<string, Func<DateTimeOffset, string>> Writers = new()
    {
        ["iso"] = With("yyyy-MM-dd'T'HH:mm:sszzz"),
        ["utc"] = date => With("yyyy-MM-dd'T'HH:mm:ss'Z'")(date.ToUniversalTime()),
        ["rfc822"] = date => With("ddd, dd MMM yyyy HH:mm:ss ")(date) + With("zzz")(date).Replace(":", "", StringComparison.Ordinal),
        ["day"] = With("yyyy-MM-dd"),
        ["slashes"] = With("dd/MM/yyyy"),
        ["dots"] = With("dd.MM.yyyy"),
        ["time"] = With("HH:mm"),
        ["weekday"] = With("dddd"),
        ["day-month"] = With("d MMMM"),
        ["month-day"] = With("MMMM d"),
        ["long"] = With("d MMMM yyyy"),
        ["us"] = With("MMMM d, yyyy"),
        ["month"] = With("MMMM"),
        ["year"] = With("yyyy"),
        ["weekday-fr"] = date => FrenchDays[(int)date.DayOfWeek],
        ["day-month-fr"] = date => $"{date.Day} {FrenchMonths[date.Month - 1]}",
        ["long-fr"] = date => $"{date.Day} {FrenchMonths[date.Month - 1]} {date.Year}",
    };

    public static string Write(DateTimeOffset date, string format) =>
        Writers.TryGetValue(format, out var write)
            ? write(date)
            : throw new FormatException($"The date format '{format}' is none of {string.Join(", ", Writers.Keys)}.");

    private static Func<DateTimeOffset, string> With(string format) => date => date.ToString(format, CultureInfo.InvariantCulture);
}
