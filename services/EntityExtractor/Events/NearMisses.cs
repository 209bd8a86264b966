using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events;

/// <summary>What looks like a change and is none, with its kind; one a sentence and kind.</summary>
internal static class NearMisses
{
    public static List<NearMiss> Of(ArticleReading article) =>
        [.. article.Tellings.Select(t => t.Report).Where(r => KindOf(r) is not null).DistinctBy(r => (r.Reading.Index, KindOf(r))).Select(Write)];

    private static NearMissKind? KindOf(Report report)
    {
        if (report.Kind == ConstructionKind.Besieged && report.Outcome.Happened) return NearMissKind.Besieged;
        if (report.Kind == ConstructionKind.State) return null;
        return report.Outcome.Effect switch
        {
            Effect.Attempted => NearMissKind.Attempted,
            Effect.Planned => NearMissKind.Planned,
            Effect.Threatened => NearMissKind.Threatened,
            Effect.Repelled => NearMissKind.Repelled,
            Effect.Fact or Effect.Claimed when report.Kind == ConstructionKind.Enter => NearMissKind.Attempted,
            _ => null,
        };
    }

    private static NearMiss Write(Report report) => new(KindOf(report)!.Value, EventWriter.ToEvidence(report), report.Place.Name, report.Place.Mention?.Id);
}
