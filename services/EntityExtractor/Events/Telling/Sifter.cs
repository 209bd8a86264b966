using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Decides which tellings make a change, which only support one, and which merely look like one.</summary>
internal static class Sifter
{
    private static readonly FrozenSet<string> FoughtOver = EventLexicon.Shared.Cues("fought-over");

    /// <summary>True when the telling alone makes a change.</summary>
    public static bool Makes(DatedReport telling)
    {
        var report = telling.Report;
        if (!IsPlaceOfChange(report) && !UnnamedSites.Makes(report))
            return false;
        if (report is { Construction.IsPlaceImplied: true, Gainer: null, IsPresupposed: true })
            return false;
        if (
            report.IsHabit
            || IsNarrative(report)
            || IsEarlierLoss(report)
            || report.Reading.IsTellingCapital(report.Word)
            || report.Reading.IsQuestion
        )
            return false;
        if (report.Outcome is not { Happened: true } and not { Effect: Effect.Denied })
            return false;
        return report.Kind switch
        {
            ConstructionKind.Change when report.Construction.Head == "occupation" => !telling.Date.IsDefault,
            ConstructionKind.Change or ConstructionKind.Lose or ConstructionKind.Back or ConstructionKind.Euphemism => true,
            ConstructionKind.Weak when UnnamedSites.Makes(report) => true,
            ConstructionKind.Weak => (telling.Date.IsDefault == false || IsWhole(report) || IsUnopposed(report))
                && (report.Place.IsNamed || report.Place.Count is not null),
            ConstructionKind.Leave => (report.Loser is not null || IsGivenUp(report)) && report.Place.IsNamed && !IsArea(report),
            ConstructionKind.Quit => report
                is {
                    Loser: { IsArmed: true, Class: ActorClass.NonState },
                    Place: { IsNamed: true, PointsBack: false },
                    Time: not null,
                    IsPresupposed: false
                }
                && telling.Date.Precision == DatePrecision.Day,
            ConstructionKind.State => IsNewState(telling),
            ConstructionKind.Enter => IsUnopposed(report) || IsEntry(report),
            _ => false,
        };
    }

    /// <summary>True when it adds to a change that another telling makes.</summary>
    public static bool Supports(DatedReport telling) =>
        IsPlaceOfChange(telling.Report)
        && telling.Report.Outcome.Happened
        && telling.Report.Kind
            is not (
                ConstructionKind.Besieged
                or ConstructionKind.Hold or ConstructionKind.Threat or ConstructionKind.Assault or ConstructionKind.Defence
                or ConstructionKind.Contest or ConstructionKind.Follow
            );

    private static bool IsPlaceOfChange(Report report)
    {
        var place = report.Place;
        if (place.PointsBack && !place.IsNamed || place.IsMinor)
            return false;
        if (place.Kind is PlaceKind.Country or PlaceKind.Region || IsWater(place.Name))
            return false;
        return place.IsNamed
            || place.Count is not null
            || place.IsVague
            || (report.Kind == ConstructionKind.Change && report.Gainer is { IsArmed: true } && IsOne(report));
    }

    private static bool IsWater(string? name) =>
        name is not null
        && (
            name.EndsWith(" Sea", StringComparison.Ordinal)
            || name.EndsWith(" Ocean", StringComparison.Ordinal)
            || name.EndsWith(" Strait", StringComparison.Ordinal)
            || name.EndsWith(" Gulf", StringComparison.Ordinal)
        );

    /// <summary>"the city falls" deep in a text: a plot or a habit, no news.</summary>
    private static bool IsNarrative(Report report) =>
        report.Construction.Head is "fall" or "collapse"
        && report.Gainer is null
        && report.Reading is { IsHeading: false, Index: > 2 }
        && report.Reading[report.Word].Lower is "falls" or "collapses";

    /// <summary>"retook the town a year after losing it": what came before, by the way.</summary>
    private static bool IsEarlierLoss(Report report) =>
        report is { Gainer: null, Place.PointsBack: true, Construction.Head: "lose" } && report.Reading[report.Word].Lower == "losing";

    /// <summary>"claims X completely".</summary>
    private static bool IsWhole(Report report)
    {
        for (var w = report.Word + 1; w < Math.Min(report.Reading.Words.Length, report.Word + 6); w++)
        {
            if (report.Reading[w].Lower is "completely" or "entirely" or "fully" or "whole" or "entire") return true;
        }

        return false;
    }

    /// <summary>"X was abandoned overnight, the commander said": by whom goes without saying.</summary>
    private static bool IsGivenUp(Report report) =>
        report is { Construction.Head: "abandon" or "cede" or "relinquish" or "surrender", Time: not null, Said.Count: > 0 }
        && report.Reading.Chunks[report.Reading.ChunkOf(report.Word)].Verb is { Passive: true };

    /// <summary>"attacked the post and withdrew from the area": a fight's end, no place's.</summary>
    private static bool IsArea(Report report) =>
        report.Place.Start > report.Reading.Sentence.Start
        && report.Place.End <= report.Reading.Sentence.End
        && report.Reading[report.Reading.Text.TokenAt(report.Place.End - 1) - report.Reading.Sentence.First].Lower is "area"
        && report.Place.Name?.EndsWith("area", StringComparison.OrdinalIgnoreCase) == false
        && report.Reading.Text.Text[report.Place.Start..report.Place.End] != report.Place.Name;

    /// <summary>"a village", "another town".</summary>
    private static bool IsOne(Report report)
    {
        var first = report.Reading.Text.TokenAt(report.Place.Start) - report.Reading.Sentence.First;
        return report.Place.Kind is not PlaceKind.Site && report.Reading[first].Lower is "a" or "an" or "another" or "one";
    }

    /// <summary>"now in control of", "in control since Sunday", a day told.</summary>
    private static bool IsNewState(DatedReport telling)
    {
        if (
            !telling.Report.Place.IsNamed
            || IsPartOfProvince(telling.Report.Place)
            || IsStill(telling.Report)
            || IsDescription(telling.Report)
            || IsHeldOn(telling.Report)
        )
            return false;
        if (telling.Date.IsSince || telling.Report.Outcome.Effect == Effect.Claimed || telling.Report.IsVerbless || IsManaged(telling.Report))
            return true;
        if (telling.Report.Time is not null && !telling.Date.IsDefault && telling.Date.Precision == DatePrecision.Day)
            return true;
        var (reading, word) = (telling.Report.Reading, telling.Report.Word);
        for (var w = Math.Max(0, word - 4); w < Math.Min(reading.Words.Length, word + 5); w++)
        {
            if (
                reading[w].Lower is "now" or "already" or "again"
                || (
                    reading[w].Lower is "full" or "fully" or "firmly" or "total" or "totally" or "complete" or "completely"
                    && !IsReassurance(telling.Report)
                )
            )
                return true;
        }

        if (telling.Report is { Gainer.Class: not ActorClass.State } && telling.Report.Said.Any(s => s.Kind == SpeechKind.Claim))
            return true;
        return telling.Report is { Said.Count: > 0, IsPresupposed: false, Gainer.Class: not ActorClass.State }
            && (
                reading[word].Lower is "are" or "is" or "were" or "was" or "have" or "has"
                || word > 0 && reading[word].Lower is "control" && reading[word - 1].Lower is "have" or "has"
            );
    }

    /// <summary>"now control most of Norkand": how far they have come, no one change.</summary>
    private static bool IsPartOfProvince(PlaceRef place) =>
        place.Partial is not null
        && (place.Kind == PlaceKind.Admin1 || place.Mention?.Kind is PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region);

    /// <summary>"managed to control X".</summary>
    private static bool IsManaged(Report report)
    {
        var reading = report.Reading;
        var chunk = reading.ChunkOf(report.Word);
        return reading.Chunks[chunk].Verb is { Tense: Tense.Infinitive } && reading.ChunkAt(chunk - 1)?.Verb is { Lemma: "manage", Negated: false };
    }

    /// <summary>"the quarters held by rebels": tells which.</summary>
    private static bool IsDescription(Report report) =>
        report.Reading.Chunks[report.Reading.ChunkOf(report.Word)] is { Verb: { MayBePassive: true } } chunk
        && chunk.First == report.Word
        && report.Word + 1 < report.Reading.Words.Length
        && report.Reading[report.Word + 1].Lower == "by";

    /// <summary>"was still in government hands", "held by them until today".</summary>
    private static bool IsStill(Report report)
    {
        for (var w = Math.Max(0, report.Word - 3); w < Math.Min(report.Reading.Words.Length, report.Word + 8); w++)
        {
            if (report.Reading[w].Lower is "still" or "until" or "till") return true;
            if (report.Reading[w].Lower is "for" && w > report.Word && IsDuration(report, w)) return true;
        }

        return false;
    }

    /// <summary>"for a year", "for more than three weeks".</summary>
    private static bool IsDuration(Report report, int preposition)
    {
        for (var w = preposition + 1; w < Math.Min(report.Reading.Words.Length, preposition + 5); w++)
        {
            if (report.Reading[w].Lower is "year" or "years" or "month" or "months" or "week" or "weeks" or "decade" or "decades" or "long")
                return true;
        }

        return false;
    }

    /// <summary>"without a fight", "without firing a shot".</summary>
    private static bool HasWithout(Report report, int word)
    {
        for (var w = word - 1; w > report.Word && w >= word - 4; w--)
        {
            if (report.Reading[w].Lower is "without") return true;
        }

        return false;
    }

    /// <summary>An armed side is told to have entered a place on a day, and the sentence tells of no fight for it.</summary>
    private static bool IsEntry(Report report)
    {
        if (
            report
                is not {
                    Construction.Head: "enter" or "reenter",
                    Place: { IsNamed: true, PointsBack: false },
                    Gainer: { IsArmed: true },
                    Time: not null,
                    IsPresupposed: false
                }
            || IsVisit(report)
        )
            return false;
        foreach (var word in report.Reading.Words)
        {
            if (FoughtOver.Contains(word.Lower)) return false;
        }

        return true;
    }

    /// <summary>"entered the village and burned the school": who comes to do something else does not stay, as far as is told.</summary>
    private static bool IsVisit(Report report)
    {
        if (report.Reading.Chunks[report.Reading.ChunkOf(report.Word)].Verb is not { IsFinite: true }) return true;
        for (var w = report.Word + 1; w < report.Reading.Words.Length; w++)
        {
            if (EventLexicon.Shared.IsCue("visit", report.Reading[w].Info.Lemma ?? report.Reading[w].Lower)) return true;
        }

        return false;
    }

    /// <summary>"The district is fully under our control": the state's own word that nothing was lost.</summary>
    private static bool IsReassurance(Report report) =>
        !report.Said.Any(s => s.Verb >= 0 && report.Reading[s.Verb].Info.Lemma is "announce" or "declare")
        && report.Gainer is null or { Class: ActorClass.State } or { IsOwn: true, IsArmed: false };

    /// <summary>"still held by the group", "holding the town is the priority": no news.</summary>
    private static bool IsHeldOn(Report report)
    {
        var word = report.Word;
        return report.Reading[word].Lower is "holding" or "controlling" or "patrolling"
            || (word > 0 && report.Reading[word - 1].Lower is "still" or "long");
    }

    private static bool IsUnopposed(Report report)
    {
        for (var w = report.Word; w < report.Reading.Words.Length; w++)
        {
            if (
                report.Reading[w].Lower is "unopposed" or "uncontested" or "resistance" or "patrolling" or "peacefully"
                || (report.Reading[w].Lower is "fight" or "shot" or "fighting" or "opposition" or "bullet" && HasWithout(report, w))
            )
                return true;
        }

        return false;
    }
}
