using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Dates;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Gives a telling its day and draws the seven-day line between news and background.</summary>
internal static class Dating
{
    private const int NewsDays = 7;

    private static readonly FrozenSet<string> HoursOfDay = EventLexicon.Shared.Cues("hour-of-day");

    /// <summary>What is summed up over more days is no news.</summary>
    private const int LongRange = 21;

    /// <summary>Sentences before this one are the news itself.</summary>
    private const int Deep = 5;

    /// <param name="report">The telling.</param>
    /// <param name="today">The day it counts from; null when unknown.</param>
    /// <param name="published">The day of publication; null when unknown.</param>
    /// <param name="before">The day that the text told last; null when none.</param>
    /// <param name="running">The day that the sentence just before told in the same paragraph; a telling without a day of its own goes on in
    /// it.</param>
    public static DatedReport Of(Report report, DateOnly? today, DateOnly? published, DateOnly? before, DateOnly? running)
    {
        var date =
            report.Time is null && !IsAfterwards(report) && running is { } on && published is { } news && on <= news && on >= news.AddDays(-NewsDays)
                ? new EventDate(on, on, DatePrecision.Day, DateAnchor.Sentence, null)
                : DateOf(report, today, before);
        if (published is { } day && date.From > day.AddDays(1))
            date = date.Anchor == DateAnchor.Sentence ? EventDate.OfPublication(today) : EventDate.None;
        else if (published is { } last && date.From <= last && date.To > last && date.Precision is DatePrecision.Range or DatePrecision.Week)
            date = date with { To = last };
        return new DatedReport(report, PlaceKey.Of(report.Place), date, IsBackground(report, date, published ?? today));
    }

    /// <summary>"After liberating X it is necessary": what is long done has not the day of the sentence before.</summary>
    private static bool IsAfterwards(Report report) =>
        report.Word > 0 && report.Reading[report.Word - 1].Lower is "after" or "since" || IsCompared(report.Reading, report.Word);

    /// <summary>"as was seen after the capture of X": what is compared is known already.</summary>
    private static bool IsCompared(SentenceReading reading, int word)
    {
        for (var w = word - 1; w >= Math.Max(0, word - 8) && !reading[w].IsMark; w--)
        {
            if (reading[w].Lower == "as" && reading[w + 1].Lower is "was" or "were" or "seen" or "happened" or "occurred") return true;
        }

        return false;
    }

    private static EventDate DateOf(Report report, DateOnly? today, DateOnly? before)
    {
        if (report.Time is not { } time) return EventDate.OfPublication(today);
        var basis = report.Reading.TextOf(time.First, time.Last);
        if (time.Anchor == DateAnchor.Sentence && time.From is null) return OfSentence(time, basis, before ?? today);
        if (time.From is not { } from) return EventDate.OfPublication(today);
        var to = time.Precision == DatePrecision.Range && time.IsSince ? today ?? time.To : time.To;
        return new EventDate(from, to, time.Precision, time.Anchor, basis, IsSince: time.IsSince);
    }

    private static EventDate OfSentence(TimeExpression time, string basis, DateOnly? anchor) =>
        time.Precision == DatePrecision.Year ? OfYear(time, basis, anchor)
        : anchor is { } day ? new EventDate(day.AddDays(time.Shift), day.AddDays(time.Shift), DatePrecision.Day, DateAnchor.Sentence, basis)
        : EventDate.None;

    /// <summary>"two years later": a year from the one told before; "a year after losing it" alone lies in the past.</summary>
    private static EventDate OfYear(TimeExpression time, string basis, DateOnly? anchor)
    {
        if (anchor is not { } day || day.Year + Years(time) is var year && year is < 1 or > 9998) return EventDate.None;
        return new EventDate(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DatePrecision.Year, DateAnchor.Sentence, basis);
    }

    private static int Years(TimeExpression time) => time.Shift == 0 ? 0 : Math.Sign(time.Shift) * Math.Max(1, Math.Abs(time.Shift) / 365);

    /// <param name="published">The day of publication, or the text's own; without either, what has a full date in the text is not known to be
    /// news.</param>
    private static bool IsBackground(Report report, EventDate date, DateOnly? published)
    {
        if (IsOfWar(report.Reading, report.Word) || IsOfNamedWar(report.Reading) || IsLongSince(report.Reading, report.Word))
            return true;
        if (!date.IsDefault && date.To is { } to && published is { } day)
            return IsOld(date, to, day);
        if (published is null && !date.IsDefault && (date.Precision is DatePrecision.Year || date is { Anchor: DateAnchor.Explicit, From: not null }))
            return true;
        return date.IsDefault && ReadsAsHistory(report);
    }

    /// <summary>A whole month or year counts as old unless the publication lies in it.</summary>
    private static bool IsOld(EventDate date, DateOnly to, DateOnly published) =>
        date.Precision switch
        {
            DatePrecision.Month or DatePrecision.Year => date.From!.Value.AddDays(NewsDays + 7) < published
                || to < published.AddDays(-NewsDays)
                || date.IsWholeBefore(published),
            DatePrecision.Range => to < published.AddDays(-NewsDays) || date.From < published.AddDays(-LongRange),
            _ => to < published.AddDays(-NewsDays),
        };

    /// <summary>"By evening troops had retaken": the past perfect of a running story.</summary>
    private static bool IsByThen(Report report)
    {
        for (var w = 0; w < report.Reading.Words.Length; w++)
        {
            if (HoursOfDay.Contains(report.Reading[w].Lower)) return true;
        }

        return false;
    }

    /// <summary>"Reports emerged that rebels had taken X", "footage showed that": the news is that it became known.</summary>
    private static bool IsLearnt(Report report)
    {
        for (var at = report.Reading.ChunkOf(report.Word) - 1; at > 0; at--)
        {
            if (report.Reading.Chunks[at].Kind is ChunkKind.Verb or ChunkKind.Break)
                return false;
            if (report.Reading[report.Reading.Chunks[at].First].Lower == "that")
                return report.Reading.Chunks[at - 1].Verb
                    is { Lemma: "emerge" or "show" or "surface" or "circulate" or "learn" or "hear" or "appear" };
        }

        return false;
    }

    /// <summary>"when X fell", a film's or book's "Fall of X", the plot of one.</summary>
    private static bool IsToldAsKnown(Report report)
    {
        var (reading, word) = (report.Reading, report.Word);
        if (reading.IsTellingCapital(word)) return true;
        for (var w = word - 1; w >= Math.Max(0, word - 8); w--)
        {
            if (reading[w].IsMark) return false;
            if (reading[w].Lower is "when" or "since" || (reading[w].Lower == "once" && reading[w + 1].Lower is not ("again" or "more"))) return true;
        }

        return false;
    }

    /// <summary>"to mark a year since troops liberated the city".</summary>
    private static bool IsLongSince(SentenceReading reading, int word)
    {
        for (var w = word - 1; w > 0 && w >= word - 8; w--)
        {
            if (reading[w].IsMark) return false;
            if (reading[w].Lower is "since" or "after") return reading[w - 1].Lower is "year" or "years" or "decade" or "decades" or "months";
        }

        return false;
    }

    /// <summary>"early in the war", "at the start of the invasion".</summary>
    private static bool IsOfWar(SentenceReading reading, int word)
    {
        for (var w = word + 1; w + 2 < reading.Words.Length && w < word + 12; w++)
        {
            if (
                reading[w].Lower is not ("in" or "of")
                || reading[w + 1].Lower != "the"
                || reading[w + 2].Lower is not ("war" or "invasion" or "conflict")
            )
                continue;
            if (reading[w - 1].Lower is "early" or "late" or "start" or "beginning" or "outset" or "onset" or "days" or "weeks" or "months" or "year")
                return true;
        }

        return false;
    }

    /// <summary>"during World War Two", "in the 1967 war".</summary>
    private static bool IsOfNamedWar(SentenceReading reading)
    {
        for (var w = 1; w < reading.Words.Length; w++)
        {
            if (reading[w].Lower == "war" && (reading[w - 1].Lower is "world" or "cold" || (reading[w - 1] is { IsNumber: true, Token.Length: 4 })))
                return true;
        }

        return false;
    }

    /// <summary>"has grown in the turmoil, taking over X": deep in a text, without a day or a speaker, how things came to be.</summary>
    private static bool IsAccount(Report report) =>
        report is { Time: null, IsAccount: true, Reading.IsHeading: false, Outcome.IsHearsay: false }
        && !IsRumoured(report)
        && !(report.Word > 0 && report.Reading[report.Word - 1].Lower == "just")
        && (
            report.Reading.Chunks[report.Reading.ChunkOf(report.Word)].Verb is { Tense: Tense.Gerund }
                ? report.Reading.Index > 1
                : report.Said.Count == 0 && report.Reading.Index >= Deep
        );

    /// <summary>"have also reportedly taken X": somebody reports it now.</summary>
    private static bool IsRumoured(Report report)
    {
        for (var w = report.Word - 1; w >= Math.Max(0, report.Word - 4) && !report.Reading[w].IsMark; w--)
        {
            if (report.Reading[w].Lower is "reportedly" or "allegedly") return true;
        }

        return false;
    }

    /// <summary>"The fall of X was part of efforts to …": behind the lead, what the sentence says something else of is known already.</summary>
    private static bool IsTheme(Report report)
    {
        var chunk = report.Reading.ChunkOf(report.Word);
        if (report.Reading is { IsHeading: true } or { Index: <= 2 } || report.Reading.Chunks[chunk].Verb is not null) return false;
        for (var at = chunk + 1; at < report.Reading.Chunks.Length; at++)
        {
            if (
                report.Reading.Chunks[at].Kind
                is ChunkKind.Comma or ChunkKind.Break or ChunkKind.Subordinator or ChunkKind.Relative or ChunkKind.Quote
            )
                return false;
            if (report.Reading.Chunks[at].Verb is { } verb)
                return verb is { IsFinite: true, Passive: false, MayBePassive: false } or { Lemma: "be" or "come" or "mark" };
        }

        return false;
    }

    /// <summary>The words around the telling up to the next comma or relative clause: "X, which was previously held by".</summary>
    private static (int First, int Last) Clause(Report report)
    {
        var (first, last) = (report.Word, report.Word);
        while (first > 0 && !report.Reading[first - 1].IsMark)
            first--;
        while (
            last + 1 < report.Reading.Words.Length
            && !report.Reading[last + 1].IsMark
            && report.Reading[last + 1].Lower is not ("which" or "who" or "where")
        )
            last++;
        return (first, last);
    }

    private static bool ReadsAsHistory(Report report)
    {
        if (IsAccount(report) || IsTheme(report) || IsCompared(report.Reading, report.Word)) return true;
        var (first, last) = Clause(report);
        for (var w = first; w <= last; w++)
        {
            if (report.Reading[w].Lower is "previously" or "formerly" or "historically" or "anniversary" or "originally") return true;
        }

        return (report.IsPluperfect && report.Said.Count == 0 && !IsByThen(report) && !IsLearnt(report)) || IsToldAsKnown(report);
    }
}
