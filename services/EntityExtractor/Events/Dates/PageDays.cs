using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>
/// The day that each sentence counts from: the publication's, unless a line of the text that is nothing but a date, or a dateline far from the
/// stored date, says otherwise.
/// </summary>
internal sealed class PageDays
{
    private const int FarApart = 10;
    private readonly DateOnly?[] _days;

    private static readonly FrozenSet<string> PageDates = EventLexicon.Shared.Cues("page-date");

    public PageDays(PublicationDay publication, IReadOnlyList<SentenceReading> readings)
    {
        (Published, ClockOf) = (publication.Day, publication.Place);
        _days = new DateOnly?[readings.Count];
        var current = Published;
        for (var i = 0; i < readings.Count; i++)
        {
            if (Heading(readings[i]) is { } day) (current, IsFromText) = (day, IsFromText || day != Published);
            _days[i] = current;
        }
    }

    public DateOnly? Published { get; }

    /// <summary>The place whose clock decided the day of publication; null for the article's own.</summary>
    public string? ClockOf { get; }

    /// <summary>True when the text's own date replaced the stored one somewhere.</summary>
    public bool IsFromText { get; }

    public DateOnly? Of(SentenceReading reading) => reading.Index < _days.Length ? _days[reading.Index] : Published;

    /// <summary>A full date that is most of a short line, or opens it as a dateline or "Published …" does.</summary>
    private DateOnly? Heading(SentenceReading reading)
    {
        if (reading.Words.Length > 40 || reading.Index > 400) return null;
        if (reading.Words.Length <= 12 && FullDate(reading) is { } found && IsMostly(reading, found)) return found.From;
        return reading.Index < 4 ? Dateline(reading) : null;
    }

    private TimeExpression? FullDate(SentenceReading reading) =>
        new DateReader(Published)
            .Read(reading)
            .FirstOrDefault(t => t is { Precision: DatePrecision.Day, Anchor: DateAnchor.Explicit } && HasYear(reading, t));

    private static bool HasYear(SentenceReading reading, TimeExpression time)
    {
        for (var w = time.First; w <= time.Last; w++)
        {
            if (reading[w].Token.Length == 4 && char.IsAsciiDigit(reading[w].Lower[0])) return true;
        }

        return false;
    }

    private static bool IsMostly(SentenceReading reading, TimeExpression time)
    {
        var others = 0;
        for (var w = 0; w < reading.Words.Length; w++)
        {
            if ((w < time.First || w > time.Last) && reading[w].Token.IsWord && !IsLabel(reading[w].Lower)) others++;
        }

        return others == 0;
    }

    private static bool IsLabel(string word) =>
        PageDates.Contains(word)
        || Calendars.Weekday(word) is not null && word.EndsWith("day", StringComparison.Ordinal);

    /// <summary>"KESHTI, March 3 -" when it lies far from the stored date.</summary>
    private DateOnly? Dateline(SentenceReading reading)
    {
        var dash = Array.FindIndex(reading.Words, w => w.Lower is "-" or "–" or "—");
        if (dash is < 2 or > 12 || !reading[0].Token.IsCapitalised)
            return null;
        var time = new DateReader(Published)
            .Read(reading)
            .FirstOrDefault(t => t.Last < dash && t is { Precision: DatePrecision.Day, Anchor: DateAnchor.Explicit });
        if (time?.From is not { } day)
            return null;
        return Published is { } published && Math.Abs(published.DayNumber - day.DayNumber) < FarApart ? null : day;
    }
}
