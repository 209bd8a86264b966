using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>
/// How sure the reading is, 0 to 1: own weights, a start by status and a little for or against what supports or weakens it. It orders
/// events for a reader and is no probability.
/// </summary>
internal static class Confidence
{
    public static double Of(Change change, ClaimStatus status, ArticleReading article)
    {
        var sure = Start(status);
        if (change.Tellings.Count > 1) sure += 0.05;
        if (change.Tellings.Any(t => t.Report.Place.Mention?.Id is not null)) sure += 0.05;
        if (!change.Date.IsDefault) sure += 0.03;
        if (change.Gainer is null) sure -= 0.05;
        if (change.Tellings.All(t => t.Report.Place.PointsBack)) sure -= 0.15;
        if (article.Days.Published is null) sure -= 0.15;
        if (article.Days.IsFromText) sure -= 0.1;
        return Math.Round(Math.Clamp(sure, 0.05, 0.99), 2);
    }

    private static double Start(ClaimStatus status) => status switch
    {
        ClaimStatus.Confirmed => 0.85,
        ClaimStatus.Claimed => 0.7,
        ClaimStatus.Contested => 0.6,
        _ => 0.5,
    };
}
