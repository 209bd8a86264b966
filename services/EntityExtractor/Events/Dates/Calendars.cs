using System.Collections.Frozen;
using System.Globalization;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Names of months and weekdays, and the Solar Hijri calendar (months in their Afghan and Iranian names).</summary>
internal static class Calendars
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly FrozenDictionary<string, int> SolarMonths = Solar(
        "hamal saur jawza saratan asad sunbula mizan aqrab qaws jadi dalwa hut",
        "hamal sawr jauza saratan asad sonbola mizan aqrab qaus jady dalw hoot",
        "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand");

    private static readonly PersianCalendar Persian = new();

    /// <summary>1 to 12; null for other words.</summary>
    public static int? Month(string lower)
    {
        if (lower.Length < 3) return null;
        var index = Array.IndexOf(Months, lower[..3]);
        return index < 0 ? null : index + 1;
    }

    public static DayOfWeek? Weekday(string lower)
    {
        if (lower.Length < 3) return null;
        var index = Array.IndexOf(Days, lower[..3]);
        return index < 0 ? null : (DayOfWeek)index;
    }

    public static int? SolarMonth(string lower) => SolarMonths.TryGetValue(lower, out var month) ? month : null;

    /// <summary>The Gregorian day of a Solar Hijri date; null when there is no such day.</summary>
    public static DateOnly? FromSolar(int year, int month, int day) =>
        year is < 1200 or > 1600 || day < 1 || day > Persian.GetDaysInMonth(year, month)
            ? null
            : DateOnly.FromDateTime(Persian.ToDateTime(year, month, day, 0, 0, 0, 0));

    private static FrozenDictionary<string, int> Solar(params string[] spellings) =>
        spellings
            .SelectMany(s => s.Split(' ').Select((name, i) => (name, month: i + 1)))
            .DistinctBy(p => p.name)
            .ToFrozenDictionary(p => p.name, p => p.month);
}
