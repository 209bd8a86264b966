using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Reads amounts of time that lead to a day: "two days ago", "a week later", "the past four days".</summary>
/// <param name="today">The day of writing; null when unknown.</param>
internal sealed class TimeAmounts(DateOnly? today)
{
    /// <summary>"two days ago", "a day before", "a week later", "past four days".</summary>
    public TimeExpression? Read(SentenceReading reading, int at)
    {
        var unit = at + 1;
        if (unit < reading.Words.Length && (reading[unit].Is(Tag.Adjective) || reading[at].Lower == "couple" && reading[unit].Lower == "of"))
            unit++;
        if (unit >= reading.Words.Length || !reading[unit].Is(Tag.Time))
            return null;
        var count =
            DateNumbers.NumberAt(reading, at)
            ?? Numbers.Value(reading[at].Lower)
            ?? (
                reading[at].Lower switch
                {
                    "several" or "few" => 3,
                    "couple" => 2,
                    _ => (int?)null,
                }
            );
        if (count is not { } amount || amount > 1000)
            return null;
        var days = InDays(reading[unit].Lower) * amount;
        if (days < 0)
            return null;
        if (
            days >= 7
            && at > 0
            && reading[at - 1].Lower is "over" or "than"
            && (reading[at - 1].Lower == "over" || reading[at - 2 < 0 ? 0 : at - 2].Lower == "more")
        )
            days++;
        var after = unit + 1 < reading.Words.Length ? reading[unit + 1].Lower : "";
        if (after == "ago")
            return Ago(at, unit + 1, reading[unit].Lower, amount, days);
        if (after is "before" or "earlier" or "later" or "after" && days > 31)
            return new TimeExpression(
                at,
                unit + 1,
                null,
                null,
                DatePrecision.Year,
                DateAnchor.Sentence,
                Shift: (after is "before" or "earlier" ? -1 : 1) * days
            );
        if (after is "before" or "earlier")
            return TimeExpression.Relative(at, unit + 1, -days);
        if (after is "later" or "after")
            return TimeExpression.Relative(at, unit + 1, days);
        return at > 0 && reading[at - 1].Lower is "past" or "last" or "previous" && days <= 3650 ? Past(at - 1, unit, days) : null;
    }

    private TimeExpression? Past(int first, int last, int days) =>
        today is { } day ? TimeExpression.Span(first, last, day.AddDays(-days), day, DatePrecision.Range, DateAnchor.Publication) : null;

    private TimeExpression? Ago(int first, int last, string unit, int amount, int days)
    {
        if (today is not { } day)
            return null;
        if (unit.StartsWith("year", StringComparison.Ordinal))
            return amount < day.Year ? TimeExpression.Year(first, last, day.Year - amount) with { Anchor = DateAnchor.Publication } : null;
        if (unit.StartsWith("decade", StringComparison.Ordinal))
            return amount * 10 < day.Year
                ? TimeExpression.Year(first, last, day.Year - (amount * 10)) with
                {
                    Anchor = DateAnchor.Publication,
                }
                : null;
        if (unit.StartsWith("month", StringComparison.Ordinal))
            return TimeExpression.Month(first, last, day.AddMonths(-amount).Year, day.AddMonths(-amount).Month) with
            {
                Anchor = DateAnchor.Publication,
            };
        if (unit.StartsWith("week", StringComparison.Ordinal))
            return TimeExpression.Span(first, last, day.AddDays(-days), day.AddDays(-days), DatePrecision.Week, DateAnchor.Publication);
        return TimeExpression.Day(first, last, day.AddDays(-days), DateAnchor.Publication);
    }

    private static int InDays(string unit) => unit switch
    {
        "hour" or "hours" or "hr" or "hrs" or "minute" or "minutes" or "moment" => 0,
        "day" or "days" or "night" or "nights" => 1,
        "week" or "weeks" => 7,
        "month" or "months" => 30,
        "year" or "years" => 365,
        "decade" or "decades" => 3650,
        _ => -1,
    };
}
