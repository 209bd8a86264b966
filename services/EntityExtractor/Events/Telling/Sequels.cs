using Ingestion.EntityExtractor.Events.Lexicon;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>"Kunduz fell to the rebels on Sunday. Taluqan followed in the evening": a change told by the one before it.</summary>
internal static class Sequels
{
    /// <summary>The telling with the sides and the construction of the change that it follows; null when it follows none.</summary>
    public static DatedReport? Of(DatedReport telling, IReadOnlyList<DatedReport> all)
    {
        var report = telling.Report;
        if (report is not { Kind: ConstructionKind.Follow, Outcome.Happened: true, Place: { IsNamed: true, PointsBack: false } })
            return null;
        if (all.LastOrDefault(t => IsJustBefore(t, telling)) is not { } lead)
            return null;
        return telling with
        {
            Background = telling.Background || lead.Background,
            Report = report with
            {
                Construction = lead.Report.Construction,
                Gainer = lead.Report.Gainer,
                Loser = lead.Report.Loser,
                Said = report.Said.Count > 0 ? report.Said : lead.Report.Said,
            },
        };
    }

    private static bool IsJustBefore(DatedReport earlier, DatedReport telling)
    {
        var sentences = telling.Report.Reading.Index - earlier.Report.Reading.Index;
        if (sentences is not (0 or 1) || sentences == 0 && earlier.Report.Word >= telling.Report.Word)
            return false;
        return earlier.Report.Kind is ConstructionKind.Change or ConstructionKind.Lose
            && earlier.Report.Place.IsNamed
            && !earlier.Key.IsSameAs(telling.Key)
            && Sifter.Makes(earlier);
    }
}
