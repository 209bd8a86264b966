using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>When control changed, as a record of the contract tells it.</summary>
/// <param name="IsDefault">Nothing was said: the day of publication.</param>
internal sealed record EventDate(
    DateOnly? From,
    DateOnly? To,
    DatePrecision Precision,
    DateAnchor Anchor,
    string? Basis,
    bool IsDefault = false,
    bool IsSince = false
)
{
    public static EventDate None { get; } = new(null, null, DatePrecision.None, DateAnchor.Publication, null, IsDefault: true);

    public static EventDate OfPublication(DateOnly? day) =>
        day is null ? None : new EventDate(day, day, DatePrecision.Day, DateAnchor.Publication, null, IsDefault: true);

    /// <summary>The day that stands for the whole in the record's <c>date</c>.</summary>
    public string? Text => From is not { } from ? null : Precision switch
    {
        DatePrecision.Year => from.ToString("yyyy"),
        DatePrecision.Month => from.ToString("yyyy-MM"),
        DatePrecision.Range => (To ?? from).ToString("yyyy-MM-dd"),
        _ => from.ToString("yyyy-MM-dd"),
    };

    public string? EndText => Precision is DatePrecision.Range or DatePrecision.Week && To is { } to && to != From ? to.ToString("yyyy-MM-dd") : null;

    /// <summary>A month or year that ended before the one of <paramref name="day"/>.</summary>
    public bool IsWholeBefore(DateOnly day) => To is { } to && to < day && (Precision == DatePrecision.Year || to.AddDays(1).Day == 1);

    public bool IsCompatibleWith(EventDate other)
    {
        if (IsDefault || other.IsDefault || From is null || other.From is null) return true;
        return From.Value.AddDays(-1) <= (other.To ?? other.From) && other.From.Value.AddDays(-1) <= (To ?? From);
    }
}
