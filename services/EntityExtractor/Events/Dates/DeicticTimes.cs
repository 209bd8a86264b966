using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Reads times that are told from the day of writing or of the sentence before: "yesterday", "last week", "the following day".</summary>
/// <param name="today">The day of writing; null when unknown.</param>
internal sealed class DeicticTimes(DateOnly? today)
{
    /// <summary>The time whose first word stands there; null when there is none.</summary>
    public TimeExpression? Read(SentenceReading reading, int at)
    {
        var next = at + 1 < reading.Words.Length ? reading[at + 1].Lower : "";
        return (reading[at].Lower, next) switch
        {
            ("today" or "tonight", _) => Days(at, at, 0),
            ("overnight", _) => Days(at, at, 0),
            ("yesterday", _) => Days(at, at, -1),
            ("this", "morning" or "afternoon" or "evening") => Days(at, at + 1, 0),
            ("last", "night") => Days(at, at + 1, -1),
            ("this", "week") => ThisWeek(at),
            ("last" or "previous" or "past", "week") => Back(at, at + 1, 7, 7, DatePrecision.Week),
            ("this", "month") => ThisMonth(at),
            ("last" or "past" or "previous", "month") => LastMonth(at),
            ("start" or "beginning", "of") => OfYear(at, 0),
            ("this", "year") => at > 0 && reading[at - 1].Lower is "time" or "times" ? null : OfYear(at, 0),
            ("last" or "past" or "previous", "year") => OfYear(at, -1),
            ("last" or "past", "summer" or "winter" or "spring" or "autumn") => LastSeason(at),
            ("recent" or "past" or "last", "days") => Back(at, at + 1, 0, 3, DatePrecision.Range),
            ("recent" or "past" or "last", "weeks") => Back(at, at + 1, 0, 14, DatePrecision.Range),
            ("recent", "months" or "years") => Back(at, at + 1, 30, 365, DatePrecision.Range),
            ("the" or "last" or "this", "weekend") => Weekend(at),
            ("the", "next" or "following" or "same" or "previous") => Following(reading, at),
            ("next" or "following", "day" or "morning") => TimeExpression.Relative(at, at + 1, 1),
            ("the", "day") => TheDay(reading, at),
            _ => null,
        };
    }

    private TimeExpression? Days(int first, int last, int shift) =>
        today is { } day ? TimeExpression.Day(first, last, day.AddDays(shift), DateAnchor.Publication) : null;

    private TimeExpression? Back(int first, int last, int latest, int earliest, DatePrecision precision) =>
        today is { } day ? TimeExpression.Span(first, last, day.AddDays(-earliest), day.AddDays(-latest), precision, DateAnchor.Publication) : null;

    private TimeExpression? ThisWeek(int at) =>
        today is { } day
            ? TimeExpression.Span(at, at + 1, day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), day, DatePrecision.Range, DateAnchor.Publication)
            : null;

    private TimeExpression? ThisMonth(int at) =>
        today is { } day ? TimeExpression.Month(at, at + 1, day.Year, day.Month) with { To = day, Anchor = DateAnchor.Publication } : null;

    private TimeExpression? LastMonth(int at) =>
        today is { } day
            ? TimeExpression.Month(at, at + 1, day.AddMonths(-1).Year, day.AddMonths(-1).Month) with
            {
                Anchor = DateAnchor.Publication,
            }
            : null;

    /// <summary>"last summer": over for some time, whichever hemisphere's it is.</summary>
    private TimeExpression? LastSeason(int at) => Back(at, at + 1, 30, 365, DatePrecision.Range);

    private TimeExpression? OfYear(int at, int shift) =>
        today is { } day ? TimeExpression.Year(at, at + 1, day.Year + shift) with { Anchor = DateAnchor.Publication } : null;

    private TimeExpression? Weekend(int at)
    {
        if (today is not { } day) return null;
        var sunday = day.AddDays(-(int)day.DayOfWeek);
        return TimeExpression.Span(at, at + 1, sunday.AddDays(-1), sunday, DatePrecision.Range, DateAnchor.Publication);
    }

    private static TimeExpression? Following(SentenceReading reading, int at)
    {
        if (at + 2 >= reading.Words.Length || !(reading[at + 2].Is(Tag.Time) || reading[at + 2].Lower is "day")) return null;
        if (reading[at + 2].Lower is not ("day" or "morning" or "night" or "evening" or "afternoon")) return null;
        return TimeExpression.Relative(at, at + 2, reading[at + 1].Lower switch { "same" => 0, "previous" => -1, _ => 1 });
    }

    private static TimeExpression? TheDay(SentenceReading reading, int at) =>
        at + 2 < reading.Words.Length && reading[at + 2].Lower is "before" or "after"
            ? TimeExpression.Relative(at, at + 2, reading[at + 2].Lower == "before" ? -1 : 1)
            : null;
}
