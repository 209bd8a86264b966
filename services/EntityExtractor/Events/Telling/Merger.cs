using Ingestion.EntityExtractor.Events.Phrases;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Brings the tellings of one change together: same place, no opposed gainer, days that can be one.</summary>
internal static class Merger
{
    public static List<Change> Merge(IEnumerable<DatedReport> reports)
    {
        var changes = new List<Change>();
        foreach (var report in reports.OrderBy(r => IsState(r)).ThenBy(r => r.Date.IsDefault && r.Report.IsPresupposed))
        {
            if (changes.LastOrDefault(c => Fits(c, report) || Continues(c, report)) is { } change) change.Add(report);
            else changes.Add(new Change(report));
        }

        return changes;
    }

    private static bool IsState(DatedReport telling) => telling.Report.Kind == Lexicon.ConstructionKind.State;

    /// <summary>A state told later belongs to the change that began it.</summary>
    private static bool Continues(Change change, DatedReport telling) =>
        IsState(telling)
        && change.Place.IsSameAs(telling.Key)
        && !change.Background
        && !telling.Background
        && telling.Report.Gainer is { } holder
        && (change.Gainer?.IsSameSideAs(holder) ?? !IsStill(telling.Report));

    /// <summary>"still controls half of it": held before.</summary>
    private static bool IsStill(Reports.Report report) => report.Word > 0 && report.Reading[report.Word - 1].Lower is "still";

    private static bool Fits(Change change, DatedReport telling)
    {
        if (!change.Place.IsSameAs(telling.Key) || IsUndone(change, telling.Report)) return false;
        if (change.Background != telling.Background && !(telling.Date.IsDefault && telling.Report.IsPresupposed)) return false;
        return !IsFlip(change, telling) && change.Date.IsCompatibleWith(telling.Date);
    }

    /// <summary>"drove the rebels out, hours after it had been seized": an earlier change, of which nobody is told to be the author.</summary>
    private static bool IsUndone(Change change, Reports.Report telling) =>
        telling is { Kind: Lexicon.ConstructionKind.Change, IsPluperfect: true, Gainer: null, Loser: null }
        && change.Tellings.Any(t =>
            t.Report is { Gainer: not null, Loser: not null, IsPluperfect: false }
            && t.Report.Reading == telling.Reading
            && t.Report.Word < telling.Word
        );

    /// <summary>"… as they captured the city": who "they" are is guessed, and that the place went back is not said.</summary>
    private static bool IsVagueAgent(DatedReport telling) =>
        telling
            is {
                Date.IsDefault: true,
                Report: { Gainer.IsPronoun: true, IsAgain: false, Construction.Action: not Contracts.V1.ControlAction.Recaptured }
            };

    /// <summary>The gainer is the other side: control went back.</summary>
    private static bool IsFlip(Change change, DatedReport telling)
    {
        if (IsVagueAgent(telling)) return false;
        var (gainer, loser) = (telling.Report.Gainer, telling.Report.Loser);
        if (gainer is not null && change is { Gainer: null, Loser: { } gone } && gone.IsSameSideAs(gainer))
            return gone.HasName || Sides.Nation(gainer.Text) is null;
        if (gainer is not null && change.Gainer is { } known)
            return !known.IsSameSideAs(gainer)
                && (Sides.Opposed(known, gainer) || (change.Loser?.IsSameSideAs(gainer) ?? false) || loser is not null && loser.IsSameSideAs(known));
        return loser is not null && change.Gainer is { } holder && holder.IsSameSideAs(loser);
    }
}
