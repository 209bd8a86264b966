using System.Globalization;
using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>The days on which something may have happened, first and last included.</summary>
public readonly record struct DayRange(DateOnly First, DateOnly Last)
{
    /// <summary>News without a day happened in the week before it was told.</summary>
    private const int DaysOfNews = 7;

    [JsonIgnore]
    public bool IsOneDay => First == Last;

    /// <summary>The days an event names; those before <paramref name="said"/> when it names none.</summary>
    public static DayRange Of(ControlEvent reported, DateTimeOffset said)
    {
        var published = DateOnly.FromDateTime(said.UtcDateTime);
        if (Parse(reported.Date) is not { } named) return new(published.AddDays(-DaysOfNews), published);
        if (reported.DatePrecision == DatePrecision.Week) return new(named.First, named.First.AddDays(6));
        return Parse(reported.DateEnd) is { } end && end.Last >= named.First ? new(named.First, end.Last) : named;
    }

    /// <summary>Days between the two ranges; 0 when they touch or overlap.</summary>
    public int DistanceTo(DayRange other) =>
        Math.Max(0, Math.Max(other.First.DayNumber - Last.DayNumber, First.DayNumber - other.Last.DayNumber));

    private static DayRange? Parse(string? date)
    {
        if (FirstDayOf(date) is not { Year: > 1000 and < 9000 } first) return null;
        return date!.Length switch
        {
            4 => new(first, first.AddYears(1).AddDays(-1)),
            7 => new(first, first.AddMonths(1).AddDays(-1)),
            _ => new(first, first),
        };
    }

    private static DateOnly? FirstDayOf(string? date) =>
        DateOnly.TryParseExact(date, ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? first
            : null;
}
