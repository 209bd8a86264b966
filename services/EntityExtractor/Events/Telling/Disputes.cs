using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Whether the text speaks against a change elsewhere: the loser says that it holds, denies, or fighting goes on inside.</summary>
internal static class Disputes
{
    /// <summary>How many sentences behind a claim its denial may stand when none between tells of another place.</summary>
    private const int AnswerReach = 4;

    private const int FightReach = 10;

    private static readonly FrozenSet<string> Disputed = EventLexicon.Shared.Cues("disputed");
    private static readonly FrozenSet<string> Ongoing = EventLexicon.Shared.Cues("ongoing");

    public static bool Any(Change change, ArticleReading article) =>
        article.Tellings.Any(t => IsHeldStill(t, change, article) && (IsFull(t.Report) || !HasLeft(t.Report.Gainer, change)))
        || article.Sentences.Any(s =>
            (
                NamesPlace(s, change)
                && (IsDenial(s, change) || FalseClaims.AreTold(s, change) || IsFightingInside(s, change) || SaysHolding(s, change))
            )
            || IsAnswer(s, change, article)
            || IsFightingThere(s, change)
            || SaysNotInControl(s, change)
        );

    /// <summary>"Officials confirmed the report": the sentence behind a claim bears it out.</summary>
    public static bool IsConfirmed(Change change, ArticleReading article) =>
        article.Sentences.Any(s =>
            s.Said.Any(said =>
                change.Tellings.Any(t => s.Index - t.Report.Reading.Index is 1 || s == t.Report.Reading && said.Verb > t.Report.Word)
                && said.Kind == SpeechKind.Confirm
                && said.Speaker is not null
                && IsAboutClaim(s, said)
                && !Speakers.IsGainer(s, said, change.Gainer)
                && !Speakers.IsOfGainersState(s, said, change.Gainer)
            )
        );

    /// <summary>"… A resident said the fighters were in the town": what is told behind a claim bears it out.</summary>
    public static bool IsBorneOut(Change change, ArticleReading article) =>
        article.Sentences.Any(s =>
            change.Tellings.Any(t => s.Index > t.Report.Reading.Index && t.Report.Evidence is null && MayAnswer(s, t.Report, change, article))
            && Presence.IsBorneOut(s, change)
        );

    /// <summary>"the governor says his men still hold it".</summary>
    private static bool IsHeldStill(DatedReport telling, Change change, ArticleReading article)
    {
        var report = telling.Report;
        if (report.Kind == ConstructionKind.Defence && change.Place.IsSameAs(telling.Key) && IsStill(report.Reading, report.Word))
            return true;
        if (
            report.Kind is not (ConstructionKind.State or ConstructionKind.Hold)
            || !report.Outcome.Happened
            || !change.Place.IsSameAs(telling.Key)
            || telling.Date.IsSince
            || report.IsPluperfect
        )
            return false;
        if (report.Gainer is null || change.Gainer is null || change.Gainer.IsSameSideAs(report.Gainer))
            return false;
        if (IsTakenBack(report, change, article))
            return false;
        return report.Kind == ConstructionKind.Hold
            || IsStill(report.Reading, report.Word) && report.Said.Count == 0 && Sides.Opposed(change.Gainer, report.Gainer)
            || report.Said.Count > 0
                && (change.Loser?.IsSameSideAs(report.Gainer) ?? Sides.Opposed(change.Gainer, report.Gainer) || IsStill(report.Reading, report.Word));
    }

    /// <summary>"The army retook X on Sunday. However, the militants regained it": that they hold it disputes nothing.</summary>
    private static bool IsTakenBack(Report holding, Change change, ArticleReading article) =>
        article.Tellings.Any(t =>
            t.Report is { Kind: ConstructionKind.Change, Gainer: { } again, Outcome.Happened: true }
            && again.IsSameSideAs(holding.Gainer!)
            && change.Place.IsSameAs(t.Key)
            && change.Tellings.All(c => c.Report.Reading.Index <= t.Report.Reading.Index)
        );

    /// <summary>Somebody but the gainer says that those men left: that they controlled the place is over.</summary>
    private static bool HasLeft(Actor? holder, Change change) =>
        holder is not null
        && change.Tellings.Any(t =>
            t.Report is { Kind: ConstructionKind.Leave or ConstructionKind.Quit or ConstructionKind.Gone, Loser: { } left }
            && left.IsSameSideAs(holder)
            && t.Report.Said.All(s => !Speakers.IsGainer(t.Report.Reading, s, change.Gainer))
        );

    /// <summary>"is fully under the control of the army, officials said": nobody left.</summary>
    private static bool IsFull(Report report)
    {
        for (var w = Math.Max(0, report.Word - 2); w < Math.Min(report.Reading.Words.Length, report.Word + 3); w++)
        {
            if (report.Reading[w].Lower is "fully" or "firmly" or "completely" or "totally") return report.Said.Count > 0;
        }

        return false;
    }

    private static bool IsStill(SentenceReading reading, int word)
    {
        for (var w = Math.Max(0, word - 4); w < Math.Min(reading.Words.Length, word + 3); w++)
        {
            if (reading[w].Lower == "still") return true;
        }

        return false;
    }

    private static bool NamesPlace(SentenceReading sentence, Change change) =>
        change.Tellings[0].Report.Place.Name is { } name && sentence.Text.Span(sentence.Sentence).Contains(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The other side denies, or plays the reports down.</summary>
    private static bool IsDenial(SentenceReading sentence, Change change)
    {
        if (change.Tellings.Any(t => t.Report.Reading == sentence)) return false;
        foreach (var said in sentence.Said)
        {
            if (said.Kind == SpeechKind.Deny && !IsNobody(said.Speaker) && !Speakers.IsGainer(sentence, said, change.Gainer)) return true;
        }

        return false;
    }

    /// <summary>"No one can deny this".</summary>
    private static bool IsNobody(string? speaker) =>
        speaker is not null
        && (
            speaker.Equals("nobody", StringComparison.OrdinalIgnoreCase)
            || speaker.Equals("no one", StringComparison.OrdinalIgnoreCase)
            || speaker.Equals("one", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>"…; the resistance denied it", "The army rejected the claim."</summary>
    private static bool IsAnswer(SentenceReading sentence, Change change, ArticleReading article)
    {
        if (!change.Tellings.Any(t => MayAnswer(sentence, t.Report, change, article))) return false;
        if (IsClaimDisputed(sentence) || FalseClaims.AreTold(sentence, change) || Presence.IsHeldOut(sentence, change)) return true;
        foreach (var said in sentence.Said)
        {
            if (
                Speakers.IsGainer(sentence, said, change.Gainer)
                || Speakers.IsOfGainersState(sentence, said, change.Gainer)
                || IsNobody(said.Speaker)
            )
                continue;
            if ((said.Kind == SpeechKind.Deny && IsAboutClaim(sentence, said)) || SaysNot(sentence, said) || SaysRepelled(sentence, said))
                return true;
        }

        return false;
    }

    /// <summary>Farther behind, only what somebody claimed is answered: what the outlet itself tells, it has weighed against the denial.</summary>
    private static bool MayAnswer(SentenceReading sentence, Report report, Change change, ArticleReading article) =>
        (sentence.Index - report.Reading.Index) switch
        {
            0 or 1 => true,
            2 => !IsAboutAnother(sentence, change, article),
            > 2 and <= AnswerReach => report.Said.Count > 0 && !IsAboutAnother(sentence, change, article),
            _ => false,
        };

    /// <summary>"The rebels claim Vashkor too; the ministry denies it": what another place's report is answered with.</summary>
    private static bool IsAboutAnother(SentenceReading sentence, Change change, ArticleReading article) =>
        article.Tellings.Any(t => sentence.Index - t.Report.Reading.Index is >= 0 and < AnswerReach && !change.Place.IsSameAs(t.Key));

    /// <summary>"the claim is disputed", "the report was denied by the army".</summary>
    private static bool IsClaimDisputed(SentenceReading sentence)
    {
        foreach (var chunk in sentence.Chunks)
        {
            if (
                chunk.Verb is { Passive: true, Negated: false } verb
                && sentence[verb.Head].Info.Speech == SpeechKind.Deny
                && chunk.First > 0
                && sentence[chunk.First - 1].Lower is "claim" or "claims" or "report" or "reports" or "statement"
            )
                return true;
        }

        return false;
    }

    /// <summary>"the ministry says they did not".</summary>
    private static bool SaysNot(SentenceReading sentence, Attribution said)
    {
        for (var w = said.First + 1; w <= Math.Min(said.Last, said.First + 5) && w + 1 < sentence.Words.Length; w++)
        {
            if (sentence[w].Is(Tag.Negation) && sentence[w - 1].Is(Tag.Do | Tag.Have | Tag.Be) && sentence[w + 1].IsMark) return true;
        }

        return false;
    }

    /// <summary>"The military said the insurgents were not in full control".</summary>
    private static bool SaysNotInControl(SentenceReading sentence, Change change)
    {
        for (var w = 1; w + 2 < sentence.Words.Length; w++)
        {
            if (
                !sentence[w].Is(Tag.Negation)
                || sentence[w + 1].Lower is not ("in" or "under")
                || !(
                    sentence[w + 2].Lower is "control"
                    || w + 3 < sentence.Words.Length
                        && sentence[w + 2].Lower is "full" or "complete" or "total" or "their" or "rebel"
                        && sentence[w + 3].Lower == "control"
                )
            )
                continue;
            if (sentence.Said.Any(s => s.Covers(w) && s.Speaker is not null && !Speakers.IsGainer(sentence, s, change.Gainer)))
                return true;
        }

        return false;
    }

    /// <summary>"the council insisted that the attack had been broken".</summary>
    private static bool SaysRepelled(SentenceReading sentence, Attribution said)
    {
        var (attack, beaten) = (false, false);
        for (var w = Math.Max(0, said.First); w <= Math.Min(said.Last, sentence.Words.Length - 1); w++)
        {
            attack |= EventLexicon.Shared.IsCue("attack", sentence[w].Lower) || sentence[w].Lower is "assailants";
            beaten |=
                sentence.Chunks[sentence.ChunkOf(w)].Kind == ChunkKind.Verb
                && sentence[w].Info.Lemma is "repel" or "repulse" or "thwart" or "foil" or "rebuff" or "break" or "defeat";
        }

        return attack && beaten;
    }

    /// <summary>"The general staff said its troops were holding back the attackers in X".</summary>
    private static bool SaysHolding(SentenceReading sentence, Change change) =>
        !change.Tellings.Any(t => t.Report.Reading == sentence && Sifter.Makes(t))
        && sentence.Said.Any(said => said.SpeakerFirst >= 0 && !Speakers.IsGainer(sentence, said, change.Gainer) && IsHolding(sentence, said));

    private static bool IsHolding(SentenceReading sentence, Attribution said)
    {
        for (var w = Math.Max(0, said.First); w < Math.Min(said.Last, sentence.Words.Length - 1); w++)
        {
            if (
                sentence[w].Lower is "holding"
                && sentence[w + 1].Lower is "back" or "off" or "out" or "firm" or "on" or "their" or "its" or "positions"
            )
                return true;
        }

        return false;
    }

    private static bool IsAboutClaim(SentenceReading sentence, Attribution said)
    {
        for (var w = said.Verb + 1; w < Math.Min(sentence.Words.Length, said.Verb + 5); w++)
        {
            if (sentence[w].Lower is "it" && sentence.ChunkAt(sentence.ChunkOf(w) + 1)?.Verb is { IsFinite: true }) return false;
            if (Disputed.Contains(sentence[w].Lower)) return true;
        }

        return false;
    }

    /// <summary>"fighting was going on inside the city", in the sentence behind.</summary>
    private static bool IsFightingThere(SentenceReading sentence, Change change)
    {
        return IsFighting(sentence) && change.Tellings.Any(t => sentence.Index - t.Report.Reading.Index is 1) && IsInThePlace(sentence);
    }

    /// <summary>"in the town", "inside the city".</summary>
    private static bool IsInThePlace(SentenceReading sentence)
    {
        for (var w = 2; w < sentence.Words.Length; w++)
        {
            if (w + 1 < sentence.Words.Length && sentence[w + 1].Lower == "of")
                continue;
            if (
                sentence[w].Is(Tag.Place)
                && sentence[w].Info.Place is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.District or PlaceKind.Neighbourhood
                && sentence[w - 1].Lower == "the"
                && sentence[w - 2].Lower is "in" or "inside" or "within"
            )
                return true;
        }

        return false;
    }

    private static bool IsFightingInside(SentenceReading sentence, Change change) =>
        IsFighting(sentence)
        && (
            IsInside(sentence, change)
            || IsInThePlace(sentence)
            || (change.Tellings.Any(t => t.Report.Reading == sentence && t.Report.Said.Count > 0) && !IsFightingElsewhere(sentence))
        );

    /// <summary>"confirmed the fall of X but said fighting was under way in Y".</summary>
    private static bool IsFightingElsewhere(SentenceReading sentence)
    {
        var fighting = false;
        for (var w = 0; w + 1 < sentence.Words.Length; w++)
        {
            fighting |= sentence[w].Lower is "fighting" or "clashes" or "battles" or "battle" or "firefight";
            if (fighting && sentence[w].Lower is "edge" or "edges" or "outskirts" or "outside" or "suburbs" or "countryside") return true;
            if (fighting && sentence[w].Lower is "in" or "at" or "near" or "around" && IsNameAt(sentence, w + 1)) return true;
        }

        return false;
    }

    /// <summary>"Selk", "al Selk".</summary>
    private static bool IsNameAt(SentenceReading sentence, int word) =>
        sentence.IsTellingCapital(word)
            ? !sentence[word].Is(Tag.Calendar)
            : word + 1 < sentence.Words.Length && sentence[word].Lower is "al" or "el" or "ad" or "as" or "ar" && sentence.IsTellingCapital(word + 1);

    private static bool IsFighting(SentenceReading sentence)
    {
        var (fighting, going) = (false, false);
        for (var w = 0; w < sentence.Words.Length; w++)
        {
            fighting |= IsFight(sentence[w].Lower);
            going |=
                Ongoing.Contains(sentence[w].Lower)
                || (w > 0 && sentence[w].Lower == "way" && sentence[w - 1].Lower == "under")
                || (w > 0 && sentence[w].Lower is "on" && sentence[w - 1].Lower is "going" or "goes" or "went");
        }

        return fighting && going;
    }

    /// <summary>"in X", "inside X", "in the western quarter of X".</summary>
    private static bool IsInside(SentenceReading sentence, Change change)
    {
        var name = change.Tellings[0].Report.Place.Name!;
        var start = sentence.Text.Text.IndexOf(name, sentence.Sentence.Start, StringComparison.OrdinalIgnoreCase);
        var word = sentence.Text.TokenAt(start) - sentence.Sentence.First;
        for (var w = word - 1; w >= 0 && w >= word - 6; w--)
        {
            if (sentence[w].Lower is "and" or "," or "as")
                return false;
            if (sentence[w].Lower is "near" or "outside" or "outskirts" or "edge" or "edges" or "around" or "towards" or "for" or "from")
                return false;
            if (sentence[w].Lower is "in" or "inside" or "within")
                return IsFightingAround(sentence, word)
                    && sentence[w + 1].Lower is not ("control" or "charge" or "possession" or "command" or "full");
            if (sentence.Chunks[sentence.ChunkOf(w)].Verb is not null)
                return false;
        }

        return false;
    }

    /// <summary>"staff at their base in X heard gunfire until noon as the battle raged": told far from the place, the fight may be
    /// anywhere.</summary>
    private static bool IsFightingAround(SentenceReading sentence, int place)
    {
        for (var w = Math.Max(0, place - FightReach); w <= Math.Min(sentence.Words.Length - 1, place + FightReach); w++)
        {
            if (IsFight(sentence[w].Lower)) return true;
        }

        return false;
    }

    private static bool IsFight(string word) => word is "fighting" or "clashes" or "battles" or "battle" or "resisting" or "firefight";
}
