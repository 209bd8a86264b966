using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Reads weekdays, alone ("on Tuesday") or before a date ("Tuesday, January 27").</summary>
/// <param name="today">The day that a weekday alone is counted back from; null when unknown.</param>
internal sealed class Weekdays(DateOnly? today, CalendarDates dates)
{
    /// <summary>The day that the weekday at a word tells; null for a coming or a repeated one.</summary>
    public TimeExpression? Read(SentenceReading reading, int at) => Dated(reading, at) ?? Alone(reading, at);

    /// <summary>"Tuesday, January 27", "Thursday 6 August 2015".</summary>
    private TimeExpression? Dated(SentenceReading reading, int at)
    {
        var next = at + 1 < reading.Words.Length && reading[at + 1].Lower == "," ? at + 2 : at + 1;
        if (next >= reading.Words.Length || Calendars.Weekday(reading[at].Lower) is not { } weekday)
            return null;
        var date =
            reading[next].Is(Tag.Month) && reading[next].Token.IsCapitalised ? dates.MonthFirst(reading, next)
            : reading[next].Token.Kind == TokenKind.Number ? dates.Numeric(reading, next)
            : null;
        if (date is not { Precision: DatePrecision.Day, Anchor: DateAnchor.Explicit, From: { } day })
            return null;
        if (DateNumbers.YearAt(reading, date.Last) is null)
            day = DatedWeekdays.Agreeing(day, weekday);
        return TimeExpression.Day(at, date.Last, day, DateAnchor.Explicit);
    }

    private TimeExpression? Alone(SentenceReading reading, int at)
    {
        if (today is not { } reference || Calendars.Weekday(reading[at].Lower) is not { } weekday) return null;
        if (at > 0 && reading[at - 1].Lower is "next" or "coming" or "every" or "each") return null;
        var back = ((int)reference.DayOfWeek - (int)weekday + 7) % 7;
        if (at > 0 && reading[at - 1].Lower == "last" && back == 0) back = 7;
        return TimeExpression.Day(at, at, reference.AddDays(-back), DateAnchor.Publication);
    }
}
