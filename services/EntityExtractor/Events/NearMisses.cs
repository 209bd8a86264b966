using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reports;
using Ingestion.EntityExtractor.Events.Telling;

namespace Ingestion.EntityExtractor.Events;

/// <summary>What looks like a change and is none, with its kind; one a sentence and kind.</summary>
internal static class NearMisses
{
    public static List<NearMiss> Of(ArticleReading article) =>
        [.. OfTellings(article).Concat(article.Own.SelectMany(s => RepelledAttacks.In(article, s))).DistinctBy(n => (n.Evidence.Start, n.Kind))];

    private static IEnumerable<NearMiss> OfTellings(ArticleReading article) =>
        article.Tellings.Select(t => t.Report).Where(r => KindOf(r) is not null).DistinctBy(r => (r.Reading.Index, KindOf(r))).Select(Write);

    private static NearMissKind? KindOf(Report report) => report.Kind switch
    {
        ConstructionKind.State or ConstructionKind.Hold or ConstructionKind.Gone or ConstructionKind.Quit or ConstructionKind.Follow => null,
        ConstructionKind.Besieged => report.Outcome.Happened ? NearMissKind.Besieged : null,
        ConstructionKind.Threat => report.Outcome.Effect is Effect.Denied ? null : NearMissKind.Threatened,
        ConstructionKind.Assault => report.Outcome.Effect == Effect.Repelled ? NearMissKind.Repelled : null,
        ConstructionKind.Defence => report.Outcome.Effect is Effect.Planned or Effect.Attempted ? NearMissKind.Planned : null,
        ConstructionKind.Contest => report.Outcome.Effect == Effect.Attempted ? NearMissKind.Attempted : null,
        ConstructionKind.Enter when report.Outcome.Happened => report.Construction.Head == "take" ? null : NearMissKind.Attempted,
        _ => UnnamedSites.IsPost(report) ? NearMissKind.Other : OfEffect(report.Outcome.Effect),
    };

    private static NearMissKind? OfEffect(Effect effect) => effect switch
    {
        Effect.Attempted => NearMissKind.Attempted,
        Effect.Planned => NearMissKind.Planned,
        Effect.Threatened => NearMissKind.Threatened,
        Effect.Repelled => NearMissKind.Repelled,
        _ => null,
    };

    private static NearMiss Write(Report report) =>
        new(KindOf(report)!.Value, EventWriter.ToEvidence(report), report.Place.Name, report.Place.Mention?.Id);
}
