using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Dates;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Gives a telling its day and draws the seven-day line between news and background.</summary>
internal static class Dating
{
    private const int NewsDays = 7;

    /// <param name="report">The telling.</param>
    /// <param name="today">The day it counts from; null when unknown.</param>
    /// <param name="published">The day of publication; null when unknown.</param>
    /// <param name="before">The day that the text told last; null when none.</param>
    public static DatedReport Of(Report report, DateOnly? today, DateOnly? published, DateOnly? before)
    {
        var date = DateOf(report, today, before);
        return new DatedReport(report, PlaceKey.Of(report.Place), date, IsBackground(report, date, published));
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
        anchor is { } day ? new EventDate(day.AddDays(time.Shift), day.AddDays(time.Shift), DatePrecision.Day, DateAnchor.Sentence, basis) : EventDate.None;

    private static bool IsBackground(Report report, EventDate date, DateOnly? published)
    {
        if (!date.IsDefault && date.To is { } to && published is { } day) return IsOld(date, to, day);
        if (!date.IsDefault && date.Precision is DatePrecision.Year && published is null) return true;
        return date.IsDefault && ReadsAsHistory(report);
    }

    /// <summary>A whole month or year counts as old unless the publication lies in it.</summary>
    private static bool IsOld(EventDate date, DateOnly to, DateOnly published) => date.Precision switch
    {
        DatePrecision.Month or DatePrecision.Year => date.From!.Value.AddDays(NewsDays + 7) < published || to < published.AddDays(-NewsDays) || date.IsWholeBefore(published),
        _ => to < published.AddDays(-NewsDays),
    };

    private static bool ReadsAsHistory(Report report)
    {
        for (var w = 0; w < report.Reading.Words.Length; w++)
        {
            if (report.Reading[w].Lower is "previously" or "formerly" or "historically" or "anniversary" or "originally") return true;
        }

        return report.IsPluperfect && report.Said.Count == 0;
    }
}
