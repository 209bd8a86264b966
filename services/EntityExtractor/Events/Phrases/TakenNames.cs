using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Names that the tagger takes for persons or outfits and that stand where only a place can: what is overrun, what falls to a
/// side.</summary>
internal sealed class TakenNames(DocumentNames names)
{
    private const int LongestList = 16;

    /// <summary>"evacuated Marsa Lulu", "Damasak liberated", "Orvel fell to the rebels": it is no person and no organisation, unless the catalogue
    /// knows it.</summary>
    public bool Are(SentenceReading reading, NameRun run)
    {
        if (!IsOpen(reading, run))
            return false;
        return IsControlled(reading, run.First - 1)
            || IsTakenFrom(reading, run.Last)
            || HasFallen(reading, run.Last)
            || IsNextToFall(reading, run.Last)
            || IsHeld(reading, run.Last)
            || IsTaking(reading, run.First - 1, VerbForms.None)
            || IsTaking(reading, run.Last + 1, VerbForms.Participle)
            || IsOverrun(reading, run.Last)
            || EndsTakenList(reading, run);
    }

    /// <summary>"X was overrun by the rebels", "X has been taken over by troops": people are captured, not overrun.</summary>
    private bool IsOverrun(SentenceReading reading, int word)
    {
        var verb = word + 1;
        while (verb < reading.Words.Length && reading[verb].Is(Tag.Have | Tag.Be | Tag.Adverb))
            verb++;
        if (verb == word + 1 || verb + 2 >= reading.Words.Length)
            return false;
        if (reading[verb].Lower == "taken" && reading[verb + 1].Lower == "over")
            return reading[verb + 2].Lower == "by" && verb + 3 < reading.Words.Length && IsSide(reading, verb + 3);
        return IsTaking(reading, verb, VerbForms.Participle)
            && (
                reading[verb + 1].Lower == "by" && IsSide(reading, verb + 2)
                || reading[verb].Info.Lemma is "retake" or "liberate" or "overrun"
                    && (reading[verb + 1].IsMark || reading[verb + 1].Lower is "from" or "on")
            );
    }

    /// <summary>"regained Lukanda farm settlement": one word behind a verb of taking, called a settlement behind it.</summary>
    public bool IsSettlement(SentenceReading reading, NameRun run) =>
        run.First == run.Last
        && run.First > 0
        && IsOpen(reading, run)
        && reading[run.First - 1].Info is { Lemma: { } verb }
        && EventLexicon.Shared.Verbal.ContainsKey(verb);

    private bool IsOpen(SentenceReading reading, NameRun run) =>
        (names.EntityAt(reading.StartOf(run.First), reading.EndOf(run.Last)) ?? names.EntityNamed(reading.TextOf(run.First, run.Last)))
            is { Id: null, Type: EntityType.Organisation or EntityType.Person };

    /// <summary>"secured X from the militants".</summary>
    private bool IsTakenFrom(SentenceReading reading, int word) =>
        word + 2 < reading.Words.Length && reading[word + 1].Lower == "from" && IsSide(reading, word + 2);

    /// <summary>"X fell to the rebels", "X has fallen to the Front"; a person falls to his death.</summary>
    private bool HasFallen(SentenceReading reading, int word)
    {
        var verb = word + 1;
        while (verb < reading.Words.Length && reading[verb].Is(Tag.Have | Tag.Adverb))
            verb++;
        return verb + 2 < reading.Words.Length
            && reading[verb].Info.Lemma is "fall" or "collapse"
            && reading[verb + 1].Lower == "to"
            && IsSide(reading, verb + 2);
    }

    /// <summary>"X has become the third city to fall", "X was the latest town to be taken".</summary>
    private static bool IsNextToFall(SentenceReading reading, int word)
    {
        var verb = reading.ChunkOf(word) + 1;
        if (
            reading.ChunkAt(verb)?.Verb is not { Lemma: "be" or "become", Negated: false }
            || reading.ChunkAt(verb + 1) is not { Kind: ChunkKind.Noun } told
            || reading.ChunkAt(verb + 2)?.Verb is not { Tense: Tense.Infinitive } next
            || next is not ({ Lemma: "fall" } or { Passive: true })
        )
            return false;
        return reading[told.Last].Info.Place is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.District;
    }

    /// <summary>"X has been under the control of the rebels", "X is in rebel hands".</summary>
    private static bool IsHeld(SentenceReading reading, int word)
    {
        var verb = reading.ChunkOf(word) + 1;
        if (
            reading.ChunkAt(verb)?.Verb is not { Lemma: "be", IsFinite: true }
            || reading.ChunkAt(verb + 1) is not { Kind: ChunkKind.Preposition or ChunkKind.Adverb }
        )
            return false;
        for (var w = reading.Chunks[verb].Last + 1; w < Math.Min(reading.Words.Length, reading.Chunks[verb].Last + 7); w++)
        {
            if (reading[w].IsMark)
                return false;
            if (
                reading[w].Lower is "hands"
                || reading[w].Lower is "control"
                    && reading.Chunks[reading.ChunkOf(w)] is { } noun
                    && noun.First > 0
                    && reading[noun.First - 1].Lower == "under"
            )
                return true;
        }

        return false;
    }

    private bool IsSide(SentenceReading reading, int word) =>
        reading.ChunkAt(reading.ChunkOf(word)) is { Kind: ChunkKind.Noun } side
        && (
            reading[side.Last].Is(Tag.Actor)
            || names.EntityAt(reading.StartOf(side.Last), reading.EndOf(side.Last)) is { Type: EntityType.ArmedGroup }
        );

    /// <summary>"took control of X": what one has control of is a place.</summary>
    private static bool IsControlled(SentenceReading reading, int word) =>
        word > 0 && reading[word].Lower is "of" or "over" && reading[word - 1].Lower == "control";

    /// <summary>"liberated Arda Tepa and X": the last of a list that a verb of taking opens.</summary>
    private static bool EndsTakenList(SentenceReading reading, NameRun run)
    {
        if (run.First < 3 || reading[run.First - 1].Lower is not ("," or "and")) return false;
        for (var w = run.First - 2; w > 0 && w > run.First - LongestList; w--)
        {
            if (IsTaking(reading, w, VerbForms.None)) return true;
            if (!reading[w].Token.IsCapitalised && reading[w].Lower is not ("," or "and") && !reading.IsInnerHyphen(w)) return false;
        }

        return false;
    }

    private static bool IsTaking(SentenceReading reading, int word, VerbForms form) =>
        word >= 0
        && word < reading.Words.Length
        && reading[word].Info is { Lemma: { } verb } info
        && (form == VerbForms.None || info.May(form))
        && EventLexicon.Shared.Verbal.ContainsKey(verb)
        && !EventLexicon.Shared.IsCue("ambiguous", verb);
}
