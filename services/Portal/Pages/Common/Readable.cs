using Ingestion.Contracts.V1;

namespace Ingestion.Portal.Pages.Common;

/// <summary>Codes and dates as a reader would say them.</summary>
internal static class Readable
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["ar"] = "Arabic",
        ["bn"] = "Bengali",
        ["de"] = "German",
        ["en"] = "English",
        ["es"] = "Spanish",
        ["fa"] = "Persian",
        ["fr"] = "French",
        ["hi"] = "Hindi",
        ["id"] = "Indonesian",
        ["it"] = "Italian",
        ["ja"] = "Japanese",
        ["ko"] = "Korean",
        ["nl"] = "Dutch",
        ["pl"] = "Polish",
        ["ps"] = "Pashto",
        ["pt"] = "Portuguese",
        ["ru"] = "Russian",
        ["sv"] = "Swedish",
        ["tg"] = "Tajik",
        ["tr"] = "Turkish",
        ["uk"] = "Ukrainian",
        ["ur"] = "Urdu",
        ["uz"] = "Uzbek",
        ["zh"] = "Chinese",
    };

    /// <returns>The language's English name; its code when that is not known here.</returns>
    public static string Language(string code) => Languages.GetValueOrDefault(code, code);

    /// <param name="kind">Of a place.</param>
    public static string Kind(PlaceKind kind) => kind switch
    {
        PlaceKind.Unknown => "place",
        PlaceKind.Admin1 => "province",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <returns><c>9 March 2026</c>, <c>March 2026</c>, <c>2026</c>, or a range of two; null when nothing is known.</returns>
    public static string? EventDate(string? date, string? end)
    {
        if (date is null) return null;
        var first = Point(date);
        return end is null || end == date ? first : $"{first} – {Point(end)}";
    }

    /// <returns><c>1 outlet</c>, <c>3 outlets</c>.</returns>
    public static string Count(long number, string one) => number == 1 ? $"1 {one}" : $"{number:N0} {one}s";

    /// <returns><c>30 seconds</c>, <c>5 minutes</c>, <c>2 hours</c>, <c>3 days</c>: the largest unit of which there are two or more.</returns>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => Count((long)span.TotalDays, "day"),
        { TotalHours: >= 2 } => Count((long)span.TotalHours, "hour"),
        { TotalMinutes: >= 2 } => Count((long)span.TotalMinutes, "minute"),
        _ => Count((long)span.TotalSeconds, "second"),
    };

    private static string Point(string date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", out var day) ? day.ToString("d MMMM yyyy")
        : DateOnly.TryParseExact(date, "yyyy-MM", out var month) ? month.ToString("MMMM yyyy")
        : date;
}
