using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Reads dates that name a month, stand in figures, or are a year alone.</summary>
/// <param name="today">The day that a date without a year is put near; null when unknown.</param>
/// <param name="running">The day that the sentence just before told; a day of a month goes on in its year when that is over.</param>
internal sealed class CalendarDates(DateOnly? today, DateOnly? running)
{
    /// <summary>"13 May 2031", "2031-05-13", "4 Saratan 1400", "2015".</summary>
    public TimeExpression? Numeric(SentenceReading reading, int at)
    {
        if (DateNumbers.NumberAt(reading, at) is not { } number) return Decades.From(reading[at].Lower) is { } ten ? Decades.Whole(at, ten) : null;
        if (at + 1 < reading.Words.Length)
        {
            var next = at + 1 < reading.Words.Length && reading[at + 1].Lower == "of" ? at + 2 : at + 1;
            if (
                next < reading.Words.Length
                && number is >= 1 and <= 31
                && reading[next].Is(Tag.Month)
                && Calendars.Month(reading[next].Lower) is { } month
            )
                return DayFirst(reading, at, next, number, month);
            if (
                next < reading.Words.Length
                && number is >= 1 and <= 32
                && Calendars.SolarMonth(reading[next].Lower) is { } solar
                && DateNumbers.NumberAt(reading, next + 1) is { } year
                && Calendars.FromSolar(year, solar, number) is { } day
            )
                return TimeExpression.Day(at, next + 1, day, DateAnchor.Explicit);
            if (Iso(reading, at) is { } iso)
                return iso;
            if (number is >= 1 and <= 31 && DayRange(reading, at, number) is { } range)
                return range;
        }

        return DateNumbers.YearAt(reading, at) is { } alone && IsYear(reading, at) ? TimeExpression.Year(at, at, alone) : null;
    }

    private static bool IsYear(SentenceReading reading, int at) =>
        at > 0
        && (
            reading[at - 1].Lower
            is "in" or "since" or "of" or "from" or "until" or "during" or "by" or "early" or "late" or "mid" or "before" or "after" or "and" or "to"
                or "through" or "(" or "-" or "around" or "summer" or "winter" or "spring" or "autumn" or "fall"
        )
        && !(at + 1 < reading.Words.Length && (reading[at + 1].Is(Tag.Place | Tag.Actor) || reading[at + 1].Lower == "people"));

    private static TimeExpression? Iso(SentenceReading reading, int at)
    {
        if (at + 4 >= reading.Words.Length || reading[at + 1].Lower is not ("-" or "/" or ".") || reading[at + 3].Lower != reading[at + 1].Lower)
            return null;
        if (
            DateNumbers.NumberAt(reading, at) is not { } a
            || DateNumbers.NumberAt(reading, at + 2) is not { } b
            || DateNumbers.NumberAt(reading, at + 4) is not { } c
        )
            return null;
        var day =
            a > 1900 ? Date(a, b, c)
            : c > 1900 ? Date(c, b, a)
            : null;
        return day is { } found ? TimeExpression.Day(at, at + 4, found, DateAnchor.Explicit) : null;
    }

    /// <summary>"the seventeenth of August 2015", "on the twenty-first of May".</summary>
    public TimeExpression? Spelled(SentenceReading reading, int at)
    {
        if (Numbers.Ordinal(reading[at].Lower) is not { } day) return null;
        var of = at + 1;
        if (
            day is 20 or 30
            && of + 1 < reading.Words.Length
            && reading[of].Lower is "-"
            && Numbers.Ordinal(reading[of + 1].Lower) is { } unit and < 10
        )
            (day, of) = (day + unit, of + 2);
        if (
            of + 1 >= reading.Words.Length
            || reading[of].Lower != "of"
            || !reading[of + 1].Is(Tag.Month)
            || Calendars.Month(reading[of + 1].Lower) is not { } month
        )
            return null;
        return DayFirst(reading, at, of + 1, day, month);
    }

    /// <summary>"12 and 13 May", "10-12 May".</summary>
    private TimeExpression? DayRange(SentenceReading reading, int at, int from)
    {
        if (
            at + 3 >= reading.Words.Length
            || reading[at + 1].Lower is not ("and" or "-" or "–" or "to")
            || DateNumbers.NumberAt(reading, at + 2) is not { } to
        )
            return null;
        return reading[at + 3].Is(Tag.Month) && Calendars.Month(reading[at + 3].Lower) is { } month
            ? Range(at, DateNumbers.YearAt(reading, at + 4) is null ? at + 3 : at + 4, DateNumbers.YearAt(reading, at + 4), month, from, to)
            : null;
    }

    private TimeExpression? Range(int first, int last, int? year, int month, int from, int to)
    {
        var start = Resolve(year, month, from);
        var end = Resolve(year, month, to);
        return start is { } s && end is { } e && s <= e ? TimeExpression.Span(first, last, s, e, DatePrecision.Range, DateAnchor.Explicit) : null;
    }

    private TimeExpression? DayFirst(SentenceReading reading, int at, int monthWord, int day, int month)
    {
        var comma = monthWord + 1 < reading.Words.Length && reading[monthWord + 1].Lower == "," ? 1 : 0;
        var year = DateNumbers.YearAt(reading, monthWord + 1 + comma);
        return Resolve(year, month, day) is { } found
            ? TimeExpression.Day(at, year is null ? monthWord : monthWord + 1 + comma, found, DateAnchor.Explicit)
            : null;
    }

    /// <summary>"May 13, 2031", "May 2031", "September 8 and 9", "in March".</summary>
    public TimeExpression? MonthFirst(SentenceReading reading, int at)
    {
        if (Calendars.Month(reading[at].Lower) is not { } month) return null;
        var next = at + 1 < reading.Words.Length && reading[at + 1].Lower == "." ? at + 2 : at + 1;
        if (DateNumbers.YearAt(reading, next) is { } year)
            return TimeExpression.Month(at, next, year, month);
        if (DateNumbers.NumberAt(reading, next) is { } day and >= 1 and <= 31)
            return MonthDay(reading, at, next, month, day);
        if (DateNumbers.YearAt(reading, next + 1) is { } other && reading[next].Lower is "," or "of")
            return TimeExpression.Month(at, next + 1, other, month);
        if (
            reading[at].Lower is "may" or "march"
            && !(at > 0 && reading[at - 1].Lower is "in" or "since" or "last" or "early" or "late" or "of" or "mid" or "-" or "until" or "this")
        )
            return null;
        return Resolve(null, month, 1) is { } first ? TimeExpression.Month(at, at, first.Year, month) : null;
    }

    private TimeExpression? MonthDay(SentenceReading reading, int at, int dayWord, int month, int day)
    {
        var after = dayWord + 1;
        if (
            after + 1 < reading.Words.Length
            && reading[after].Lower is "and" or "-" or "–" or "to"
            && DateNumbers.NumberAt(reading, after + 1) is { } to and <= 31
            && to > day
            && !IsCounting(reading, after + 1)
        )
            return Range(at, after + 1, YearAfter(reading, after + 2, out _), month, day, to);
        var year = YearAfter(reading, after, out var last);
        return Resolve(year, month, day) is { } found ? TimeExpression.Day(at, year is null ? dayWord : last, found, DateAnchor.Explicit) : null;
    }

    private static bool IsCounting(SentenceReading reading, int at) =>
        at + 1 < reading.Words.Length && reading[at + 1].Token.IsWord && !reading[at + 1].Is(Tag.Preposition | Tag.Conjunction);

    private static int? YearAfter(SentenceReading reading, int at, out int last)
    {
        last = at < reading.Words.Length && reading[at].Lower == "," ? at + 1 : at;
        return DateNumbers.YearAt(reading, last);
    }

    /// <summary>Without a year: the last such day not later than a week after today.</summary>
    private DateOnly? Resolve(int? year, int month, int day)
    {
        if (year is { } stated) return Date(stated, month, day);
        if (today is not { } reference) return null;
        if (running is { } told && told.Year < reference.Year && told.AddMonths(6) < reference) return Date(told.Year, month, day);
        var date = Date(reference.Year, month, day);
        return date > reference.AddDays(7) ? Date(reference.Year - 1, month, day) : date;
    }

    private static DateOnly? Date(int year, int month, int day) =>
        month is >= 1 and <= 12 && year is >= DateReader.FirstYear and <= DateReader.LastYear && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
