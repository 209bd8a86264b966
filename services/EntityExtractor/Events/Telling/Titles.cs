using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>What the title makes of a change that the text says is denied: "Rebels take key district" claims it.</summary>
internal static class Titles
{
    /// <summary>True when the title tells the change, or one of a place that it leaves unnamed, as done.</summary>
    public static bool Claim(Change change, ArticleReading article) =>
        Of(change, article).Any(r => r.Outcome.Happened && r.Said.All(s => s.Kind != SpeechKind.Deny));

    private static IEnumerable<Report> Of(Change change, ArticleReading article) =>
        article
            .OfTitle.Concat(article.Tellings.Where(t => t.Report.Reading is { IsHeading: true, Index: 0 }))
            .Where(t => t.Key.IsSameAs(change.Place) || IsUnnamed(t.Report))
            .Select(t => t.Report)
            .Where(r => r.Gainer is null || change.Gainer is null || r.Gainer.IsSameSideAs(change.Gainer));

    /// <summary>"key district", "two towns", but not "the road to the port".</summary>
    private static bool IsUnnamed(Report title) =>
        title is { Kind: ConstructionKind.Change or ConstructionKind.Lose, Place: { IsNamed: false, Kind: PlaceKind.District or PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.Crossing } };
}
