using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>One side going into a place that the other has left is a change, though neither telling is one alone.</summary>
internal static class Takeovers
{
    private const int Near = 3;

    public static bool Any(DatedReport telling, IReadOnlyList<DatedReport> all)
    {
        var report = telling.Report;
        if (report.Kind != ConstructionKind.Enter || report.Gainer is null || !report.Outcome.Happened || !Sifter.Supports(telling)) return false;
        return all.Any(other => IsDeparture(other, telling) || IsAssault(other, telling));
    }

    /// <summary>"stormed X and seized control": the same side fought for it in the same sentence.</summary>
    private static bool IsAssault(DatedReport other, DatedReport entry) =>
        entry.Report.Construction.IsPlaceImplied
        && other.Report
            is {
                Kind: ConstructionKind.Enter or ConstructionKind.Assault or ConstructionKind.Besieged,
                Construction.IsPlaceImplied: false,
                Outcome.Happened: true,
                Gainer: { } side,
                Place.IsNamed: true
            }
        && entry.Report.Construction.Rest.Any(e => e.Words.Contains("control") || e.Words.Contains("over"))
        && other.Report.Reading == entry.Report.Reading
        && other.Report.Word < entry.Report.Word
        && other.Key.IsSameAs(entry.Key)
        && side.IsSameSideAs(entry.Report.Gainer!);

    private static bool IsDeparture(DatedReport other, DatedReport entry)
    {
        var report = other.Report;
        if (
            report.Kind is not (ConstructionKind.Gone or ConstructionKind.Leave or ConstructionKind.Quit)
            || !report.Outcome.Happened
            || (report.Loser is null && report.Kind != ConstructionKind.Leave)
        )
            return false;
        if (Math.Abs(report.Reading.Index - entry.Report.Reading.Index) > Near || !(other.Key.IsSameAs(entry.Key) || IsTheArea(report, entry.Report)))
            return false;
        return !(report.Loser?.IsSameSideAs(entry.Report.Gainer!) ?? false);
    }

    /// <summary>"entered X after the army withdrew from the area".</summary>
    private static bool IsTheArea(Report left, Report entered) =>
        left.Reading == entered.Reading && left.Word > entered.Word && left.Place is { IsNamed: false, PointsBack: true, Kind: PlaceKind.Region };
}
