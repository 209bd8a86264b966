using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>"The rebels took X last month. The army retook it three days later": what followed an old change is as old.</summary>
internal static class Aftermaths
{
    private const int Reach = 2;

    /// <summary>The telling, as history where its time counts from a change of the place that is.</summary>
    public static DatedReport Of(DatedReport telling, IReadOnlyList<DatedReport> all)
    {
        if (telling.Background || !(telling.Date.IsDefault || telling.Date.Anchor == DateAnchor.Sentence) || !CountsOn(telling.Report))
            return telling;
        return all.LastOrDefault(t => IsBefore(t, telling)) is { Background: true } earlier
            ? telling with
            {
                Background = true,
                Date = earlier.Date,
            }
            : telling;
    }

    private static bool IsBefore(DatedReport earlier, DatedReport telling) =>
        telling.Report.Reading.Index - earlier.Report.Reading.Index is > 0 and <= Reach && earlier.Key.IsSameAs(telling.Key) && Sifter.Makes(earlier);

    /// <summary>"three days later", "two days after it fell".</summary>
    private static bool CountsOn(Report report)
    {
        for (var w = report.Word + 1; w < report.Reading.Words.Length; w++)
        {
            if (report.Reading[w].Lower is "later" or "after" && report.Reading[w - 1].Is(Tag.Time)) return true;
        }

        return false;
    }
}
