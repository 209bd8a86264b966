using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>
/// "overran a camp in X", "took control of six hills": in a brief an armed side's taking of a site without a name is the news itself, told
/// with no place but its province. Posts, checkpoints and headquarters without a name are none, nor is any such site in a long text.
/// </summary>
internal static class UnnamedSites
{
    private const int MostSentences = 6;

    public static bool Makes(Report report) =>
        Is(report)
        && report is { Kind: ConstructionKind.Change or ConstructionKind.Weak, Gainer.IsArmed: true, IsPresupposed: false }
        && report.Reading.Text.Sentences.Length <= MostSentences
        && !EventLexicon.Shared.IsCue("post", Noun(report))
        && IsPlain(report);

    /// <summary>"overran an outpost": taken, and too little to be a place.</summary>
    public static bool IsPost(Report report) =>
        Is(report)
        && report is { Kind: ConstructionKind.Change, Gainer.IsArmed: true, Outcome.Happened: true }
        && EventLexicon.Shared.IsCue("post", Noun(report));

    /// <summary>The words for the site, as they stand in the text; null for other places.</summary>
    public static string? Words(Report report) => Is(report) ? report.Reading.Text.Text[report.Place.Start..report.Place.End] : null;

    private static bool Is(Report report) =>
        report.Place is { IsNamed: false, PointsBack: false, IsMinor: true, Kind: PlaceKind.Site or PlaceKind.Region };

    /// <summary>"seized", "took control of": not "took" or "left".</summary>
    private static bool IsPlain(Report report) =>
        !EventLexicon.Shared.IsCue("ambiguous", report.Construction.Head)
        || report.Construction.Head is "seize" or "capture" or "recover" or "regain" or "occupy"
        || (report.Place.Kind == PlaceKind.Region && report.Construction.Head == "gain")
        || report.Construction.Rest.Any(e => e.Words.Any(w => w is "control" or "over"));

    private static string Noun(Report report) =>
        report.Reading[report.Reading.Text.TokenAt(report.Place.End - 1) - report.Reading.Sentence.First].Lower;
}
