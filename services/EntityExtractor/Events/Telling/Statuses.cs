using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Who speaks decides: the gainer alone claims, the loser or a third party confirms, both at odds contest.</summary>
internal static class Statuses
{
    public static ClaimStatus Of(Change change, ArticleReading article)
    {
        var voices = Voting(change, article).Select(t => VoiceOf(t.Report, change, article)).ToList();
        if (change.Tellings.Any(t => Retractions.KindOf(t.Report.Reading) == RetractionKind.Retracted))
            return ClaimStatus.Retracted;
        if (Voting(change, article).Any(t => IsAnswered(t.Report)))
            voices.Add(Voice.Claim);
        if (Voting(change, article).Any(t => IsCalledDenied(t.Report)))
            voices.AddRange([Voice.Claim, Voice.Denial]);
        if (!change.Background && (Disputes.IsConfirmed(change, article) || Disputes.IsBorneOut(change, article) || Repeats.AreTold(change, article)))
            voices.Add(Voice.Confirmation);
        if (change.Tellings.All(t => t.Report.Reading.IsHeading || t.Report.Evidence is not null) && Decks.IsClaimedBelow(change, article))
            return ClaimStatus.Claimed;
        if (change.Tellings.Any(t => IsAdmittedLoss(t.Report, change, article) || IsAdmittedEntry(t.Report, change)))
            voices.Add(Voice.Confirmation);
        var denied =
            voices.Contains(Voice.Denial)
            || change.Tellings.Any(IsDeniedLoss)
            || (!change.Background && !article.IsPartisan && Disputes.Any(change, article));
        var told = voices.Any(v => v is not Voice.Denial) && !IsOnlyHeld(change, article) || Titles.Claim(change, article);
        if (denied)
            return told && !IsChieflyDenied(change, voices, article) ? ClaimStatus.Contested : ClaimStatus.Denied;
        return
            change.Background
            || voices.Contains(Voice.Confirmation)
            || (voices.Contains(Voice.Hearsay) && !voices.Contains(Voice.Claim))
            || IsConfirmedBehind(change, article)
            ? ClaimStatus.Confirmed
            : ClaimStatus.Claimed;
    }

    /// <summary>"They say they hold all of X and that talk of its fall is false": that it is held adds no voice to what the sentence
    /// denies.</summary>
    private static bool IsOnlyHeld(Change change, ArticleReading article)
    {
        var voting = Voting(change, article);
        return voting.Count > 1
            && voting.All(t =>
                VoiceOf(t.Report, change, article) is Voice.Denial
                || t.Report.Kind is ConstructionKind.State
                    && voting.Any(d => d.Report.Reading == t.Report.Reading && VoiceOf(d.Report, change, article) is Voice.Denial)
            );
    }

    /// <summary>The heading or the lead tells of the claim to deny it, and nobody bears it out.</summary>
    private static bool IsChieflyDenied(Change change, List<Voice> voices, ArticleReading article) =>
        !voices.Contains(Voice.Confirmation)
        && article.Sentences.Count > 2
        && !Titles.Claim(change, article)
        && change.Tellings.MinBy(t => t.Report.Reading.Index) is { Report: { Reading.Index: 0 } first }
        && VoiceOf(first, change, article) is Voice.Denial
        && (first.Outcome.Effect == Effect.Denied || first.Said.All(s => s.Kind == SpeechKind.Deny));

    /// <summary>"… . Residents confirmed that the militants were back."</summary>
    private static bool IsConfirmedBehind(Change change, ArticleReading article)
    {
        foreach (var telling in change.Tellings)
        {
            var next = telling.Report.Reading.Index + 1;
            if (telling.Report.Evidence is not null || next >= article.Sentences.Count) continue;
            var sentence = article.Sentences[next];
            if (sentence.Words.Any(w => w.Lower is "attack" or "clashes" or "fighting" or "deaths" or "casualties" or "killed" or "arrest"))
                continue;
            if (
                sentence.Said.Any(s =>
                    s.Kind == SpeechKind.Confirm
                    && s.Speaker is not null
                    && !Speakers.IsGainer(sentence, s, change.Gainer)
                    && Speakers.SideOf(sentence, s) is SpeakerSide.Local or SpeakerSide.Monitor
                )
            )
                return true;
        }

        return false;
    }

    /// <summary>Headings, the line under the title, and what merely supports, do not speak where whole sentences tell the change.</summary>
    private static List<DatedReport> Voting(Change change, ArticleReading article)
    {
        var main = change
            .Tellings.Where(t =>
                !t.Report.Reading.IsHeading
                && !Decks.Is(t.Report.Reading, article)
                && t.Report.Evidence is null
                && t.Report.Kind is not (ConstructionKind.Leave or ConstructionKind.Quit or ConstructionKind.Gone or ConstructionKind.Enter)
            )
            .ToList();
        var telling = main.Where(t => !LooksBack(t.Report) && !IsByTheWay(t.Report, main)).ToList();
        return telling.Count > 0 ? telling : main.Count > 0 ? main : [.. change.Tellings];
    }

    /// <summary>"The fall of X comes as …" speaks of what another sentence tells.</summary>
    private static bool LooksBack(Report report) =>
        report.Reading.Chunks[report.Reading.ChunkOf(report.Word)].Verb is null && report is { IsVerbless: false, Said.Count: 0 };

    /// <summary>"retook X, the ministry said, the latest gain in territory it recently lost": what points back adds no voice to the telling of its
    /// sentence that names the place.</summary>
    private static bool IsByTheWay(Report report, List<DatedReport> tellings) =>
        report is { Place.PointsBack: true, Said.Count: 0 }
        && tellings.Any(t => t.Report.Reading == report.Reading && t.Report is { Place.PointsBack: false, Said.Count: > 0 });

    private static Voice VoiceOf(Report report, Change change, ArticleReading article)
    {
        if (report.Outcome.Effect == Effect.Denied || report.Said.Any(s => s.Kind == SpeechKind.Deny))
            return Voice.Denial;
        if (
            report.Outcome.IsHearsay
            || report.Outcome.Effect == Effect.Claimed
            || IsOwnWord(report, article)
            || HasHearsay(report)
            || IsPartisan(report)
        )
            return Voice.Claim;
        if (report.Said.Count == 0 && IsFirstPerson(report))
            return Voice.Claim;
        if (report.Said.Count == 0)
            return article.IsPartisan ? Voice.Claim : Voice.Confirmation;
        if (
            report.Said is [var inner, ..]
            && report.Said.Any(s => s.Verb != inner.Verb)
            && Speakers.IsGainer(report.Reading, inner, change.Gainer)
            && report.Said.All(s => s.Kind != SpeechKind.Confirm)
        )
            return Voice.Claim;
        if (IsToldByEnemy(report) || IsOfThemselves(report))
            return Voice.Claim;
        if (!report.Said.Any(s => !Speakers.IsRelay(report.Reading, s, report.Said) && Confirms(s, change, report)))
            return Voice.Claim;
        return report.Said.All(s =>
            IsAnyone(s, report) || change.Gainer is { SideClass: ActorClass.State } && Speakers.IsAnyOfficial(report.Reading, s)
        )
            ? Voice.Hearsay
            : Voice.Confirmation;
    }

    /// <summary>"The army announced full control of X": the gainer's own word, unless the outlet tells that the others have left.</summary>
    private static bool IsOwnWord(Report report, ArticleReading article) =>
        report.Construction.Head is "claim" or "announce" or "declare" or "proclaim"
        && report.Construction.Subject?.Slot == Slot.Gainer
        && (
            report.Construction.Head == "claim"
            || !article.Tellings.Any(t =>
                t.Report is { Kind: ConstructionKind.Leave or ConstructionKind.Quit or ConstructionKind.Gone, Loser: not null } left
                && left.Reading == report.Reading
            )
        );

    /// <summary>"A rebel spokesman said officials had admitted losing X": the admission is the other side's word.</summary>
    private static bool IsToldByEnemy(Report report) =>
        report is { Loser.Class: ActorClass.State, Said: [var inner, .., var outer] }
        && inner.Verb != outer.Verb
        && Speakers.SideOf(report.Reading, outer) == SpeakerSide.NonState;

    /// <summary>"Fighters aligned with the council said they had taken X": those who speak are those who took it.</summary>
    private static bool IsOfThemselves(Report report)
    {
        var chunk = report.Reading.ChunkOf(report.Word);
        if (
            report.Construction.Subject?.Slot != Slot.Gainer
            || report.Said is not [{ SpeakerFirst: >= 0 } said, ..]
            || report.Reading.Chunks[chunk].Verb is not { Passive: false }
            || Subjects.Of(report.Reading, chunk) is not { } subject
        )
            return false;
        var pronoun = report.Reading.Chunks[subject];
        return pronoun.First == pronoun.Last
            && pronoun.First > said.Verb
            && report.Reading[pronoun.First].Lower is "they" or "we"
            && IsFightingBody(report.Reading[said.SpeakerLast], report.Reading[said.SpeakerFirst]);
    }

    private static bool IsFightingBody(Word last, Word first) =>
        last.Lower is "they" or "we"
        || first.Info.Actor is ActorClass.State or ActorClass.NonState
        || last.Info.Actor is ActorClass.State or ActorClass.NonState
        || EventLexicon.Shared.IsCue("armed", last.Lower);

    /// <summary>Somebody but the gainer says that the loser's men left; the loser says so of its own.</summary>
    private static bool IsAdmittedLoss(Report report, Change change, ArticleReading article) =>
        report is { Kind: ConstructionKind.Leave or ConstructionKind.Quit or ConstructionKind.Gone, Said.Count: > 0, Loser: { } loser }
        && VoiceOf(report, change, article) != Voice.Denial
        && (loser.IsOwn || VoiceOf(report, change, article) == Voice.Confirmation);

    /// <summary>"The army denied that it had withdrawn from the town".</summary>
    private static bool IsDeniedLoss(DatedReport telling) =>
        telling.Report is { Kind: ConstructionKind.Leave or ConstructionKind.Quit or ConstructionKind.Gone, Evidence: null } report
        && report.Said.Any(s => s.Kind == SpeechKind.Deny);

    /// <summary>"The army acknowledged that insurgents had entered the city".</summary>
    private static bool IsAdmittedEntry(Report report, Change change) =>
        report.Kind == ConstructionKind.Enter
        && report.Said.Any(s => s is { Kind: SpeechKind.Confirm, Speaker: not null } && !Speakers.IsGainer(report.Reading, s, change.Gainer));

    /// <summary>"the president said troops had taken X, a claim the ministry denied": one says it, another denies it behind.</summary>
    private static bool IsAnswered(Report report) =>
        report.Said.Any(s => s.Kind == SpeechKind.Deny && s.Verb > report.Word)
        && report.Said.Any(s => s.Kind != SpeechKind.Deny && s.Verb >= 0 && s.Verb < report.Word);

    /// <summary>"…, a claim that has been denied by the garrison".</summary>
    private static bool IsCalledDenied(Report report)
    {
        var (reading, claimed) = (report.Reading, false);
        for (var w = report.Word + 1; w < reading.Words.Length; w++)
        {
            if (reading[w].Lower is "claim" or "assertion" && reading[w - 1].Lower is "a" or "an")
                claimed = true;
            if (
                claimed
                && reading.Chunks[reading.ChunkOf(w)].Verb is { Negated: false } verb
                && verb.Head == w
                && (verb.Passive || verb.MayBePassive)
                && reading[w].Info.Speech == SpeechKind.Deny
            )
                return true;
        }

        return false;
    }

    /// <summary>"reportedly seized X"; "reportedly broke through, capturing X".</summary>
    private static bool HasHearsay(Report report)
    {
        var from = report.Reading.Chunks[report.Reading.ChunkOf(report.Word)].Verb is { Tense: Reading.Tense.Gerund }
            ? 0
            : Math.Max(0, report.Word - 6);
        for (var w = from; w <= report.Word; w++)
        {
            if (report.Reading[w].Lower is "reportedly" or "likely" or "probably" or "allegedly" or "purportedly" or "supposedly") return true;
        }

        return false;
    }

    /// <summary>"At noon we managed to capture the whole base": whoever speaks, he speaks of his own side.</summary>
    private static bool IsFirstPerson(Report report)
    {
        for (var w = report.Word; w >= Math.Max(0, report.Word - 8); w--)
        {
            if (report.Reading[w].Lower is "we") return true;
            if (report.Reading[w].IsMark) return false;
        }

        return false;
    }

    /// <summary>A side speaks of itself and its enemy: "our fighters", "the puppets".</summary>
    private static bool IsPartisan(Report report)
    {
        for (var w = 0; w < report.Reading.Words.Length; w++)
        {
            if (
                (report.Reading[w].Lower is "our" && (report.Gainer is { IsOwn: true } || IsOurs(report, w)))
                || report.Reading[w].Lower is "heroes"
                || EventLexicon.Shared.IsCue("partisan", report.Reading[w].Lower)
            )
                return true;
        }

        return false;
    }

    /// <summary>A side of which nothing is told but that it took the place from rebels, or that it is made of units: as likely as not the
    /// state's.</summary>
    private static bool IsTakenFromGroup(Change change) =>
        change is { Gainer.Class: ActorClass.Any, Loser.Class: ActorClass.NonState }
        || change.Gainer is { Class: ActorClass.Any, Id: null } units
            && units.Text.Split(' ').Any(w => EventLexicon.Shared.IsCue("regular", w.ToLowerInvariant()));

    /// <summary>"our armed and security forces have seized X": the last noun alone was read as the side.</summary>
    private static bool IsOurs(Report report, int our)
    {
        for (var w = our + 1; w < Math.Min(report.Word, our + 6); w++)
        {
            if (report.Reading[w].IsMark) return false;
            if (EventLexicon.Shared.IsCue("ours", report.Reading[w].Lower)) return report.Gainer is not null;
        }

        return false;
    }

    /// <summary>"The armed forces confirmed the liberation of X", "a spokesman for the government announced the capture of X": who took it is who
    /// tells it, where nobody else is named.</summary>
    private static bool IsOwnGain(Attribution said, Change change, Report report) =>
        change.Gainer is null
        && said.Verb >= 0
        && report.Reading.Chunks[report.Reading.ChunkOf(report.Word)].Verb is null
        && (
            Speakers.SideOf(report.Reading, said) is SpeakerSide.State or SpeakerSide.NonState && report.Construction.Head == "liberation"
            || Speakers.SideOf(report.Reading, said) is not (SpeakerSide.Local or SpeakerSide.Monitor)
                && report.Reading[said.Verb].Info.Lemma is "announce" or "declare" or "proclaim" or "hail" or "congratulate" or "celebrate"
        );

    /// <summary>"The army and allied movements announced that they had taken X".</summary>
    private static bool IsPartner(Attribution said, Change change, Report report) =>
        report.Said.Any(o => o != said && o.Verb == said.Verb && Speakers.IsGainer(report.Reading, o, change.Gainer));

    private static bool Confirms(Attribution said, Change change, Report report)
    {
        if (IsOwnGain(said, change, report) || report.Gainer is { IsPronoun: true } && IsPartner(said, change, report))
            return false;
        if (
            said.Kind == SpeechKind.Confirm
            && !Speakers.IsGainer(report.Reading, said, change.Gainer)
            && !Speakers.IsOfGainersState(report.Reading, said, change.Gainer)
        )
            return true;
        if (
            change is { Action: ControlAction.Withdrawn, Loser: { } leaving }
            && said.Speaker is { } own
            && Sides.Same(new Actor(own, 0, null, null, ActorClass.Any), leaving)
        )
            return true;
        if (said.Speaker is null or "I" || report.Gainer is { IsOwn: true } || Speakers.IsGainer(report.Reading, said, change.Gainer))
            return false;
        return Speakers.SideOf(report.Reading, said) switch
        {
            SpeakerSide.Local or SpeakerSide.Monitor => true,
            SpeakerSide.State => change.Gainer is { SideClass: not ActorClass.State } && !IsTakenFromGroup(change)
                || Speakers.IsOtherNation(report.Reading, said, change.Gainer)
                || change is { Gainer: null, Loser: { Class: not ActorClass.NonState } }
                || change.Action is ControlAction.Withdrawn,
            SpeakerSide.NonState => change.Gainer is { SideClass: ActorClass.State },
            SpeakerSide.Unnamed => false,
            _ => said.Kind is not SpeechKind.Claim
                && !IsPartner(said, change, report)
                && !(report.Construction.Subject?.Slot == Slot.Gainer && Speakers.IsBareSpokesman(said))
                && !Speakers.IsOfFighters(report.Reading, said, change.Loser)
                && (change.Gainer is not null || change.Loser is not null || report.Construction.Subject?.Slot != Slot.Gainer),
        };
    }

    /// <summary>"two lorry drivers", "Karim Jan": people of whom no office is told.</summary>
    private static bool IsAnyone(Attribution said, Report report) =>
        said.Kind == SpeechKind.Say && said.Speaker is not null && Speakers.SideOf(report.Reading, said) == SpeakerSide.Unknown;

    private enum Voice
    {
        /// <summary>Confirms unless the outlet itself says "reportedly".</summary>
        Hearsay,
        Claim,
        Confirmation,
        Denial,
    }
}
