using Ingestion.Contracts.V1;

namespace Ingestion.Benchmarks.Events;

/// <summary>When a read event answers a labelled one.</summary>
internal static class Likeness
{
    private static readonly HashSet<string> Kinds =
    [
        "district",
        "districts",
        "city",
        "town",
        "village",
        "the",
        "of",
        "province",
        "camp",
        "refugee",
        "headquarters",
        "center",
        "centre",
        "base",
        "airport",
        "dam",
        "post",
        "crossing",
    ];

    public static bool SamePlace(LabelledEvent label, ControlEvent read) =>
        label.Place is null
            ? read.Place is null
            : read.Place is { } place
                && Plain(label.Place) is var a
                && Plain(place) is var b
                && (a == b || (a.Length > 3 && Distance(a, b) <= a.Length / 6));

    public static bool SameDate(LabelledEvent label, ControlEvent read)
    {
        if (read.Date is not { } date || label.Date is not { } expected) return false;
        if (label.DatePrecision.StartsWith("range:", StringComparison.Ordinal)) return InRange(label.DatePrecision[6..].Split('/'), date);
        if (expected.Length < 10 || date.Length < 10) return date.StartsWith(expected, StringComparison.Ordinal);
        return Math.Abs(DateOnly.Parse(expected).DayNumber - DateOnly.Parse(date).DayNumber) <= 1;
    }

    private static bool InRange(string[] range, string date) =>
        string.CompareOrdinal(range[0], date) <= 0 && string.CompareOrdinal(date, range[1]) <= 0;

    private static string Plain(string name) =>
        string.Concat(
            name.ToLowerInvariant().Split([' ', '\u00A0', '-', '\''], StringSplitOptions.RemoveEmptyEntries).Where(w => !Kinds.Contains(w))
        );

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, _) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? corner : 1 + Math.Min(corner, Math.Min(row[j], row[j - 1]));
                (corner, row[j]) = (row[j], cost);
            }
        }

        return row[^1];
    }
}
