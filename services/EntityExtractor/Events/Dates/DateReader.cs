using System.Globalization;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Finds the times that a sentence tells and resolves them against a day.</summary>
/// <param name="today">The day of publication, or that of the part of the page; null when unknown.</param>
/// <param name="running">The day that the sentence just before told; a day of a month goes on in its year when that is over.</param>
internal sealed class DateReader(DateOnly? today, DateOnly? running = null)
{
    /// <summary>A year before is no year of news, nor one behind <see cref="LastYear"/>.</summary>
    public const int FirstYear = 1900;

    public const int LastYear = 2200;

    public List<TimeExpression> Read(SentenceReading reading)
    {
        var found = new List<TimeExpression>();
        for (var at = 0; at < reading.Words.Length; at++)
        {
            if (At(reading, at) is not { } expression || IsCountedOver(reading, expression) || IsOwning(reading, expression) || IsRanking(reading, expression)) continue;
            found.Add(IsAfterSince(reading, at) ? Since(expression) : expression);
            at = expression.Last;
        }

        return found;
    }

    /// <summary>"the heaviest blow this year", "the third district to fall this month": the time that is counted over.</summary>
    private static bool IsRanking(SentenceReading reading, TimeExpression expression)
    {
        if (reading[expression.First].Lower != "this" || expression.Precision is not (DatePrecision.Year or DatePrecision.Month)) return false;
        if (expression.First > 0 && reading[expression.First - 1].Lower == "time") return false;
        for (var w = expression.First - 1; w > 0 && w >= expression.First - 10 && !reading[w].IsMark; w--)
        {
            if (Numbers.Ordinal(reading[w].Lower) is not null || reading[w].Lower is "most" or "worst" or "last" or "latest" or "only" || (reading[w].Lower.Length > 5 && reading[w].Lower.EndsWith("est", StringComparison.Ordinal) && reading[w - 1].Lower is "the" or "its" or "their")) return true;
        }

        return false;
    }

    /// <summary>"for the first time since 2012", "the ninth in the past month", "the first in two years": what came before, not when.</summary>
    private static bool IsCountedOver(SentenceReading reading, TimeExpression expression)
    {
        var link = expression.First - 1;
        while (link > 0 && link >= expression.First - 3 && reading[link].Is(Tag.Determiner | Tag.Adjective | Tag.Adverb)) link--;
        if (link < 2 || reading[link].Lower is not ("since" or "in") || (reading[link].Lower == "in" && expression.Precision == DatePrecision.Day)) return false;
        if (reading[link - 1].Lower == "time") return Numbers.Ordinal(reading[link - 2].Lower) is not null;
        return Numbers.Ordinal(reading[link - 1].Lower) is not null && reading[link - 2].Lower is "the" or "its" or "their";
    }

    /// <summary>"this year's offensive", "last month's talks": the time of something else.</summary>
    private static bool IsOwning(SentenceReading reading, TimeExpression expression) =>
        expression.Precision is DatePrecision.Year or DatePrecision.Month && expression.Last + 1 < reading.Words.Length && reading[expression.Last + 1].IsPossessive;

    private TimeExpression? At(SentenceReading reading, int at)
    {
        var word = reading[at];
        if (word.IsMark || word.IsPossessive) return null;
        if (word.Token.Kind == TokenKind.Number) return Numeric(reading, at) ?? Amount(reading, at);
        if (word.Is(Tag.Month) && word.Token.IsCapitalised) return MonthFirst(reading, at);
        if (word.Is(Tag.Weekday) && word.Token.IsCapitalised) return DatedWeekday(reading, at) ?? Weekday(reading, at, at);
        if (Decade(word.Lower) is { } decade) return TenYears(at, decade);
        return Deictic(reading, at) ?? Spelled(reading, at) ?? Amount(reading, at);
    }

    /// <summary>"the seventeenth of August 2015", "on the twenty-first of May".</summary>
    private TimeExpression? Spelled(SentenceReading reading, int at)
    {
        if (Numbers.Ordinal(reading[at].Lower) is not { } day) return null;
        var of = at + 1;
        if (day is 20 or 30 && of + 1 < reading.Words.Length && reading[of].Lower is "-" && Numbers.Ordinal(reading[of + 1].Lower) is { } unit and < 10) (day, of) = (day + unit, of + 2);
        if (of + 1 >= reading.Words.Length || reading[of].Lower != "of" || !reading[of + 1].Is(Tag.Month) || Calendars.Month(reading[of + 1].Lower) is not { } month) return null;
        return DayFirst(reading, at, of + 1, day, month);
    }

    private static bool IsAfterSince(SentenceReading reading, int at)
    {
        for (var w = at - 1; w >= 0 && w >= at - 3; w--)
        {
            if (reading[w].Lower == "since") return true;
            if (!reading[w].Is(Tag.Adjective | Tag.Determiner) && reading[w].Lower is not ("early" or "late" or "mid" or "-" or "at" or "least")) return false;
        }

        return false;
    }

    private static TimeExpression Since(TimeExpression expression) => expression with { IsSince = true };

    private static int? NumberAt(SentenceReading reading, int at)
    {
        if (at < 0 || at >= reading.Words.Length || reading[at].Token.Kind != TokenKind.Number) return null;
        var digits = reading[at].Lower;
        if (digits.Length > 2 && digits[^2..] is "st" or "nd" or "rd" or "th") digits = digits[..^2];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static int? YearAt(SentenceReading reading, int at) => NumberAt(reading, at) is { } year and >= FirstYear and <= LastYear && reading[at].Token.Length == 4 ? year : null;

    /// <summary>"13 May 2031", "2031-05-13", "4 Saratan 1400", "2015".</summary>
    private TimeExpression? Numeric(SentenceReading reading, int at)
    {
        if (NumberAt(reading, at) is not { } number) return Decade(reading[at].Lower) is { } ten ? TenYears(at, ten) : null;
        if (at + 1 < reading.Words.Length)
        {
            var next = at + 1 < reading.Words.Length && reading[at + 1].Lower == "of" ? at + 2 : at + 1;
            if (next < reading.Words.Length && number is >= 1 and <= 31 && reading[next].Is(Tag.Month) && Calendars.Month(reading[next].Lower) is { } month) return DayFirst(reading, at, next, number, month);
            if (next < reading.Words.Length && number is >= 1 and <= 32 && Calendars.SolarMonth(reading[next].Lower) is { } solar && NumberAt(reading, next + 1) is { } year && Calendars.FromSolar(year, solar, number) is { } day) return TimeExpression.Day(at, next + 1, day, DateAnchor.Explicit);
            if (Iso(reading, at) is { } iso) return iso;
            if (number is >= 1 and <= 31 && DayRange(reading, at, number) is { } range) return range;
        }

        return YearAt(reading, at) is { } alone && IsYear(reading, at) ? Year(at, at, alone) : null;
    }

    /// <summary>"the 1990s", "the nineties": of the last century.</summary>
    private static int? Decade(string word) => word switch
    {
        "1990s" or "nineties" => 1990,
        "1980s" or "eighties" => 1980,
        "1970s" or "seventies" => 1970,
        "1960s" or "sixties" => 1960,
        "1950s" or "fifties" => 1950,
        "1940s" or "forties" => 1940,
        "2000s" or "noughties" => 2000,
        "2010s" => 2010,
        _ => null,
    };

    private static TimeExpression TenYears(int at, int from) =>
        TimeExpression.Span(at, at, new DateOnly(from, 1, 1), new DateOnly(from + 9, 12, 31), DatePrecision.Range, DateAnchor.Explicit);

    private static bool IsYear(SentenceReading reading, int at) =>
        at > 0 && (reading[at - 1].Lower is "in" or "since" or "of" or "from" or "until" or "during" or "by" or "early" or "late" or "mid" or "before" or "after" or "and" or "to" or "through" or "(" or "-" or "around" or "summer" or "winter" or "spring" or "autumn" or "fall")
        && !(at + 1 < reading.Words.Length && (reading[at + 1].Is(Tag.Place | Tag.Actor) || reading[at + 1].Lower == "people"));

    private static TimeExpression Year(int first, int last, int year) =>
        TimeExpression.Span(first, last, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DatePrecision.Year, DateAnchor.Explicit);

    private static TimeExpression? Iso(SentenceReading reading, int at)
    {
        if (at + 4 >= reading.Words.Length || reading[at + 1].Lower is not ("-" or "/" or ".") || reading[at + 3].Lower != reading[at + 1].Lower) return null;
        if (NumberAt(reading, at) is not { } a || NumberAt(reading, at + 2) is not { } b || NumberAt(reading, at + 4) is not { } c) return null;
        var day = a > 1900 ? Date(a, b, c) : c > 1900 ? Date(c, b, a) : null;
        return day is { } found ? TimeExpression.Day(at, at + 4, found, DateAnchor.Explicit) : null;
    }

    /// <summary>"12 and 13 May", "10-12 May".</summary>
    private TimeExpression? DayRange(SentenceReading reading, int at, int from)
    {
        if (at + 3 >= reading.Words.Length || reading[at + 1].Lower is not ("and" or "-" or "–" or "to") || NumberAt(reading, at + 2) is not { } to) return null;
        return reading[at + 3].Is(Tag.Month) && Calendars.Month(reading[at + 3].Lower) is { } month ? Range(at, YearAt(reading, at + 4) is null ? at + 3 : at + 4, YearAt(reading, at + 4), month, from, to) : null;
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
        var year = YearAt(reading, monthWord + 1 + comma);
        return Resolve(year, month, day) is { } found ? TimeExpression.Day(at, year is null ? monthWord : monthWord + 1 + comma, found, DateAnchor.Explicit) : null;
    }

    /// <summary>"May 13, 2031", "May 2031", "September 8 and 9", "in March".</summary>
    private TimeExpression? MonthFirst(SentenceReading reading, int at)
    {
        if (Calendars.Month(reading[at].Lower) is not { } month) return null;
        var next = at + 1 < reading.Words.Length && reading[at + 1].Lower == "." ? at + 2 : at + 1;
        if (YearAt(reading, next) is { } year) return WholeMonth(at, next, year, month);
        if (NumberAt(reading, next) is { } day and >= 1 and <= 31) return MonthDay(reading, at, next, month, day);
        if (YearAt(reading, next + 1) is { } other && reading[next].Lower is "," or "of") return WholeMonth(at, next + 1, other, month);
        if (reading[at].Lower is "may" or "march" && !(at > 0 && reading[at - 1].Lower is "in" or "since" or "last" or "early" or "late" or "of" or "mid" or "-" or "until" or "this")) return null;
        return Resolve(null, month, 1) is { } first ? WholeMonth(at, at, first.Year, month) : null;
    }

    private TimeExpression? MonthDay(SentenceReading reading, int at, int dayWord, int month, int day)
    {
        var after = dayWord + 1;
        if (after + 1 < reading.Words.Length && reading[after].Lower is "and" or "-" or "–" or "to" && NumberAt(reading, after + 1) is { } to and <= 31 && to > day && !IsCounting(reading, after + 1)) return Range(at, after + 1, YearAfter(reading, after + 2, out _), month, day, to);
        var year = YearAfter(reading, after, out var last);
        return Resolve(year, month, day) is { } found ? TimeExpression.Day(at, year is null ? dayWord : last, found, DateAnchor.Explicit) : null;
    }

    private static bool IsCounting(SentenceReading reading, int at) => at + 1 < reading.Words.Length && reading[at + 1].Token.IsWord && !reading[at + 1].Is(Tag.Preposition | Tag.Conjunction);

    private static int? YearAfter(SentenceReading reading, int at, out int last)
    {
        last = at < reading.Words.Length && reading[at].Lower == "," ? at + 1 : at;
        return YearAt(reading, last);
    }

    private static TimeExpression WholeMonth(int first, int last, int year, int month)
    {
        var from = new DateOnly(year, month, 1);
        return TimeExpression.Span(first, last, from, from.AddMonths(1).AddDays(-1), DatePrecision.Month, DateAnchor.Explicit);
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
        month is >= 1 and <= 12 && year is >= FirstYear and <= LastYear && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    /// <summary>"Tuesday, January 27", "Thursday 6 August 2015".</summary>
    private TimeExpression? DatedWeekday(SentenceReading reading, int at)
    {
        var next = at + 1 < reading.Words.Length && reading[at + 1].Lower == "," ? at + 2 : at + 1;
        if (next >= reading.Words.Length || Calendars.Weekday(reading[at].Lower) is not { } weekday) return null;
        var date = reading[next].Is(Tag.Month) && reading[next].Token.IsCapitalised ? MonthFirst(reading, next) : reading[next].Token.Kind == TokenKind.Number ? Numeric(reading, next) : null;
        if (date is not { Precision: DatePrecision.Day, Anchor: DateAnchor.Explicit, From: { } day }) return null;
        if (YearAt(reading, date.Last) is null) day = DatedWeekdays.Agreeing(day, weekday);
        return TimeExpression.Day(at, date.Last, day, DateAnchor.Explicit);
    }

    private TimeExpression? Weekday(SentenceReading reading, int first, int at)
    {
        if (today is not { } reference || Calendars.Weekday(reading[at].Lower) is not { } weekday) return null;
        if (at > 0 && reading[at - 1].Lower is "next" or "coming" or "every" or "each") return null;
        var back = ((int)reference.DayOfWeek - (int)weekday + 7) % 7;
        if (at > 0 && reading[at - 1].Lower == "last" && back == 0) back = 7;
        return TimeExpression.Day(first, at, reference.AddDays(-back), DateAnchor.Publication);
    }

    private TimeExpression? Deictic(SentenceReading reading, int at)
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
            ("next" or "following", "day" or "morning") => Relative(at, at + 1, 1),
            ("the", "day") => TheDay(reading, at),
            _ => null,
        };
    }

    private TimeExpression? Days(int first, int last, int shift) => today is { } day ? TimeExpression.Day(first, last, day.AddDays(shift), DateAnchor.Publication) : null;

    private TimeExpression? Back(int first, int last, int latest, int earliest, DatePrecision precision) =>
        today is { } day ? TimeExpression.Span(first, last, day.AddDays(-earliest), day.AddDays(-latest), precision, DateAnchor.Publication) : null;

    private TimeExpression? ThisWeek(int at) =>
        today is { } day ? TimeExpression.Span(at, at + 1, day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), day, DatePrecision.Range, DateAnchor.Publication) : null;

    private TimeExpression? ThisMonth(int at) => today is { } day ? WholeMonth(at, at + 1, day.Year, day.Month) with { To = day, Anchor = DateAnchor.Publication } : null;

    private TimeExpression? LastMonth(int at) => today is { } day ? WholeMonth(at, at + 1, day.AddMonths(-1).Year, day.AddMonths(-1).Month) with { Anchor = DateAnchor.Publication } : null;

    /// <summary>"last summer": over for some time, whichever hemisphere's it is.</summary>
    private TimeExpression? LastSeason(int at) => Back(at, at + 1, 30, 365, DatePrecision.Range);

    private TimeExpression? OfYear(int at, int shift) => today is { } day ? Year(at, at + 1, day.Year + shift) with { Anchor = DateAnchor.Publication } : null;

    private TimeExpression? Weekend(int at)
    {
        if (today is not { } day) return null;
        var sunday = day.AddDays(-(int)day.DayOfWeek);
        return TimeExpression.Span(at, at + 1, sunday.AddDays(-1), sunday, DatePrecision.Range, DateAnchor.Publication);
    }

    private static TimeExpression Relative(int first, int last, int shift) => new(first, last, null, null, DatePrecision.Day, DateAnchor.Sentence, Shift: shift);

    private static TimeExpression? Following(SentenceReading reading, int at)
    {
        if (at + 2 >= reading.Words.Length || !(reading[at + 2].Is(Tag.Time) || reading[at + 2].Lower is "day")) return null;
        if (reading[at + 2].Lower is not ("day" or "morning" or "night" or "evening" or "afternoon")) return null;
        return Relative(at, at + 2, reading[at + 1].Lower switch { "same" => 0, "previous" => -1, _ => 1 });
    }

    private static TimeExpression? TheDay(SentenceReading reading, int at) =>
        at + 2 < reading.Words.Length && reading[at + 2].Lower is "before" or "after" ? Relative(at, at + 2, reading[at + 2].Lower == "before" ? -1 : 1) : null;

    /// <summary>"two days ago", "a day before", "a week later", "past four days".</summary>
    private TimeExpression? Amount(SentenceReading reading, int at)
    {
        var unit = at + 1;
        if (unit < reading.Words.Length && reading[unit].Is(Tag.Adjective)) unit++;
        if (unit >= reading.Words.Length || !reading[unit].Is(Tag.Time)) return null;
        var count = NumberAt(reading, at) ?? Numbers.Value(reading[at].Lower) ?? (reading[at].Lower is "several" or "few" ? 3 : null);
        if (count is not { } amount || amount > 1000) return null;
        var days = InDays(reading[unit].Lower) * amount;
        if (days < 0) return null;
        var after = unit + 1 < reading.Words.Length ? reading[unit + 1].Lower : "";
        if (after == "ago") return Ago(at, unit + 1, reading[unit].Lower, amount, days);
        if (after is "before" or "earlier" or "later" or "after" && days > 31) return new TimeExpression(at, unit + 1, null, null, DatePrecision.Year, DateAnchor.Sentence, Shift: (after is "before" or "earlier" ? -1 : 1) * days);
        if (after is "before" or "earlier") return Relative(at, unit + 1, -days);
        if (after is "later" or "after") return Relative(at, unit + 1, days);
        return at > 0 && reading[at - 1].Lower is "past" or "last" or "previous" && days <= 3650 ? Back(at - 1, unit, 0, days, DatePrecision.Range) : null;
    }

    private TimeExpression? Ago(int first, int last, string unit, int amount, int days)
    {
        if (today is not { } day) return null;
        if (unit.StartsWith("year", StringComparison.Ordinal)) return amount < day.Year ? Year(first, last, day.Year - amount) with { Anchor = DateAnchor.Publication } : null;
        if (unit.StartsWith("decade", StringComparison.Ordinal)) return amount * 10 < day.Year ? Year(first, last, day.Year - (amount * 10)) with { Anchor = DateAnchor.Publication } : null;
        if (unit.StartsWith("month", StringComparison.Ordinal)) return WholeMonth(first, last, day.AddMonths(-amount).Year, day.AddMonths(-amount).Month) with { Anchor = DateAnchor.Publication };
        if (unit.StartsWith("week", StringComparison.Ordinal)) return TimeExpression.Span(first, last, day.AddDays(-days), day.AddDays(-days), DatePrecision.Week, DateAnchor.Publication);
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
