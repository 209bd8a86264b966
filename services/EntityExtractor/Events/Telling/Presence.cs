using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>What somebody says of who is in the place now: "its men are still in the town", "they are in the town and have hoisted their flag", "our
/// soldiers have left".</summary>
internal static class Presence
{
    private const int ToStay = 6;
    private const int ToPlace = 5;

    private static readonly FrozenSet<string> Stays = EventLexicon.Shared.Cues("stay");
    private static readonly FrozenSet<string> Leaves = EventLexicon.Shared.Cues("gone");
    private static readonly FrozenSet<string> Margins = EventLexicon.Shared.Cues("margin");

    /// <summary>True when somebody but the gainer says that the other side still holds out there.</summary>
    public static bool IsHeldOut(SentenceReading sentence, Change change)
    {
        foreach (var said in sentence.Said)
        {
            if (!IsOther(sentence, said, change)) continue;
            for (var w = First(said); w <= Last(sentence, said); w++)
            {
                if (IsSide(sentence, w, said, change, gainer: false) && IsStaying(sentence, w, Last(sentence, said))) return true;
            }
        }

        return false;
    }

    /// <summary>True when residents, a monitor or the loser say that the gainer's men are in the place, or that the loser's have left.</summary>
    public static bool IsBorneOut(SentenceReading sentence, Change change)
    {
        foreach (var said in sentence.Said)
        {
            if (!IsOther(sentence, said, change) || !MayKnow(sentence, said, change)) continue;
            for (var w = First(said); w <= Last(sentence, said); w++)
            {
                if (IsSide(sentence, w, said, change, gainer: true) && IsThere(sentence, w, Last(sentence, said))) return true;
                if (IsSide(sentence, w, said, change, gainer: false) && HasLeft(sentence, w, Last(sentence, said))) return true;
            }
        }

        return false;
    }

    private static int First(Attribution said) => Math.Max(0, said.First);

    private static int Last(SentenceReading sentence, Attribution said) => Math.Min(said.Last, sentence.Words.Length - 1);

    private static bool IsOther(SentenceReading sentence, Attribution said, Change change) =>
        said is { Speaker: not null, Kind: not (SpeechKind.Vow or SpeechKind.Warn or SpeechKind.Deny) }
        && !Speakers.IsGainer(sentence, said, change.Gainer)
        && !Speakers.IsOfGainersState(sentence, said, change.Gainer);

    private static bool MayKnow(SentenceReading sentence, Attribution said, Change change) => Speakers.SideOf(sentence, said) switch
    {
        SpeakerSide.Local or SpeakerSide.Monitor => true,
        SpeakerSide.State => change.Gainer is { SideClass: not ActorClass.State },
        SpeakerSide.NonState => change.Gainer is { SideClass: ActorClass.State },
        _ => false,
    };

    /// <summary>A word that names the gainer's men, or those of the other side: the speaker's own where he belongs to it.</summary>
    private static bool IsSide(SentenceReading sentence, int word, Attribution said, Change change, bool gainer)
    {
        if (change.Gainer is not { SideClass: ActorClass.State or ActorClass.NonState } side) return false;
        var (kind, lower) = (sentence[word].Info.Actor, sentence[word].Lower);
        var other = side.SideClass == ActorClass.State ? ActorClass.NonState : ActorClass.State;
        var own = Speakers.SideOf(sentence, said) is SpeakerSide.State or SpeakerSide.NonState;
        if (gainer)
            return kind == side.SideClass
                || lower == "they" && said.Introduced is null
                || sentence[word].Token.IsCapitalised
                    && Sides.HasName(side.Text)
                    && side.Text.Contains(sentence.TextOf(word, word), StringComparison.Ordinal);
        if (
            word > 0
            && sentence[word - 1].Lower is "our" or "its" or "their"
            && (kind != ActorClass.None || EventLexicon.Shared.IsCue("armed", lower))
        )
            return own;
        return kind == other
            || lower is "we" or "they" && own
            || other == ActorClass.State && lower is "troops" or "soldiers" or "forces" or "army" or "police";
    }

    /// <summary>"are still in the town", "remain in control", "were holding their positions".</summary>
    private static bool IsStaying(SentenceReading sentence, int subject, int last)
    {
        var still = false;
        for (var w = subject + 1; w <= Math.Min(last, subject + ToStay); w++)
        {
            if (sentence[w].IsMark || sentence[w].Is(Tag.Negation)) return false;
            still |= sentence[w].Lower is "still" or "remain" or "remained" or "remains";
            if (still && Stays.Contains(sentence[w].Lower))
                return !IsOnMargin(sentence, w, last);
            if (
                sentence[w].Lower is "holding" or "hold" or "held"
                && w < last
                && sentence[w + 1].Lower is "their" or "its" or "our" or "positions" or "firm" or "out"
            )
                return true;
        }

        return false;
    }

    /// <summary>"are in the town", "now control it", "have hoisted their flag".</summary>
    private static bool IsThere(SentenceReading sentence, int subject, int last)
    {
        for (var w = subject + 1; w <= Math.Min(last, subject + ToPlace); w++)
        {
            if (sentence[w].IsMark || sentence[w].Is(Tag.Negation | Tag.Modal) || sentence[w].Lower is "still" or "who" or "that")
                return false;
            if (sentence[w].Lower is "in" or "inside" or "everywhere" or "patrolling" or "roaming")
                return Enumerable.Range(subject + 1, w - subject - 1).Any(b => sentence[b].Is(Tag.Be)) && !IsOnMargin(sentence, w, last);
            if (
                sentence[w].Info.Lemma is "control" or "hoist" or "hold" or "occupy"
                && sentence.Chunks[sentence.ChunkOf(w)].Verb is { IsFinite: true, Passive: false }
            )
                return !IsOnMargin(sentence, w, last);
        }

        return false;
    }

    private static bool HasLeft(SentenceReading sentence, int subject, int last)
    {
        for (var w = subject + 1; w <= Math.Min(last, subject + ToPlace); w++)
        {
            if (sentence[w].IsMark || sentence[w].Is(Tag.Negation | Tag.Modal) || sentence[w].Lower is "to" or "who") return false;
            if (Leaves.Contains(sentence[w].Lower)) return true;
        }

        return false;
    }

    /// <summary>"in the outskirts", "in control of the hills around it": near is not in.</summary>
    private static bool IsOnMargin(SentenceReading sentence, int word, int last)
    {
        for (var w = word; w <= Math.Min(last, word + ToPlace); w++)
        {
            if (Margins.Contains(sentence[w].Lower)) return true;
        }

        return false;
    }
}
