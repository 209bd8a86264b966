using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Finds the times that a sentence tells and resolves them against a day.</summary>
internal sealed class DateReader
{
    /// <summary>A year before is no year of news, nor one behind <see cref="LastYear"/>.</summary>
    public const int FirstYear = 1900;

    public const int LastYear = 2200;

    private readonly CalendarDates _dates;
    private readonly Weekdays _weekdays;
    private readonly DeicticTimes _deictic;
    private readonly TimeAmounts _amounts;

    /// <param name="today">The day of publication, or that of the part of the page; null when unknown.</param>
    /// <param name="running">The day that the sentence just before told; a day of a month goes on in its year when that is over.</param>
    public DateReader(DateOnly? today, DateOnly? running = null)
    {
        _dates = new CalendarDates(today, running);
        _weekdays = new Weekdays(today, _dates);
        _deictic = new DeicticTimes(today);
        _amounts = new TimeAmounts(today);
    }

    public List<TimeExpression> Read(SentenceReading reading)
    {
        var found = new List<TimeExpression>();
        for (var at = 0; at < reading.Words.Length; at++)
        {
            if (
                At(reading, at) is not { } expression
                || IsCountedOver(reading, expression)
                || IsOwning(reading, expression)
                || IsRanking(reading, expression)
            )
                continue;
            found.Add(IsAfterSince(reading, at) ? Since(expression) : expression);
            at = expression.Last;
        }

        return found;
    }

    private TimeExpression? At(SentenceReading reading, int at)
    {
        var word = reading[at];
        if (word.IsMark || word.IsPossessive) return null;
        if (word.Token.Kind == TokenKind.Number) return _dates.Numeric(reading, at) ?? _amounts.Read(reading, at);
        if (word.Is(Tag.Month) && word.Token.IsCapitalised) return _dates.MonthFirst(reading, at);
        if (word.Is(Tag.Weekday) && word.Token.IsCapitalised) return _weekdays.Read(reading, at);
        if (Decades.From(word.Lower) is { } decade) return Decades.Whole(at, decade);
        return _deictic.Read(reading, at) ?? _dates.Spelled(reading, at) ?? _amounts.Read(reading, at);
    }

    /// <summary>"the heaviest blow this year", "the third district to fall this month": the time that is counted over.</summary>
    private static bool IsRanking(SentenceReading reading, TimeExpression expression)
    {
        if (reading[expression.First].Lower != "this" || expression.Precision is not (DatePrecision.Year or DatePrecision.Month)) return false;
        if (expression.First > 0 && reading[expression.First - 1].Lower == "time") return false;
        for (var w = expression.First - 1; w > 0 && w >= expression.First - 10 && !reading[w].IsMark; w--)
        {
            if (
                Numbers.Ordinal(reading[w].Lower) is not null
                || reading[w].Lower is "most" or "worst" or "last" or "latest" or "only"
                || (
                    reading[w].Lower.Length > 5
                    && reading[w].Lower.EndsWith("est", StringComparison.Ordinal)
                    && reading[w - 1].Lower is "the" or "its" or "their"
                )
            )
                return true;
        }

        return false;
    }

    /// <summary>"for the first time since 2012", "the ninth in the past month", "the first in two years": what came before, not when.</summary>
    private static bool IsCountedOver(SentenceReading reading, TimeExpression expression)
    {
        var link = expression.First - 1;
        while (link > 0 && link >= expression.First - 3 && reading[link].Is(Tag.Determiner | Tag.Adjective | Tag.Adverb))
            link--;
        if (link < 2 || reading[link].Lower is not ("since" or "in") || (reading[link].Lower == "in" && expression.Precision == DatePrecision.Day))
            return false;
        if (reading[link - 1].Lower == "time")
            return Numbers.Ordinal(reading[link - 2].Lower) is not null;
        return Numbers.Ordinal(reading[link - 1].Lower) is not null && reading[link - 2].Lower is "the" or "its" or "their";
    }

    /// <summary>"this year's offensive", "last month's talks": the time of something else.</summary>
    private static bool IsOwning(SentenceReading reading, TimeExpression expression) =>
        expression.Precision is DatePrecision.Year or DatePrecision.Month
        && expression.Last + 1 < reading.Words.Length
        && reading[expression.Last + 1].IsPossessive;

    private static bool IsAfterSince(SentenceReading reading, int at)
    {
        for (var w = at - 1; w >= 0 && w >= at - 3; w--)
        {
            if (reading[w].Lower == "since")
                return true;
            if (!reading[w].Is(Tag.Adjective | Tag.Determiner) && reading[w].Lower is not ("early" or "late" or "mid" or "-" or "at" or "least"))
                return false;
        }

        return false;
    }

    private static TimeExpression Since(TimeExpression expression) => expression with { IsSince = true };
}
