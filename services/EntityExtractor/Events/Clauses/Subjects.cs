using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Finds who or what a verb group says its verb of.</summary>
internal static class Subjects
{
    private const int MostSteps = 24;

    private static readonly FrozenSet<string> Causing = EventLexicon.Shared.Cues("causing");

    /// <summary>Index of the subject's noun chunk; null when there is none to find.</summary>
    public static int? Of(SentenceReading reading, int verbChunk, int depth = 0)
    {
        if (depth > 6) return null;
        var verb = reading.Chunks[verbChunk].Verb!;
        return verb.Tense switch
        {
            Tense.Infinitive => OfInfinitive(reading, verbChunk, depth),
            Tense.Gerund => OfGerund(reading, verbChunk, depth),
            _ => OfFinite(reading, verbChunk, depth),
        };
    }

    private static int? OfFinite(SentenceReading reading, int verbChunk, int depth)
    {
        if (TwinBefore(reading, verbChunk) is { } twin) return Of(reading, twin, depth + 1);
        if (reading.Chunks[verbChunk].Verb is { MayBePassive: true } && OfOrdinal(reading, verbChunk - 1, depth) is { } named) return named;
        for (int at = verbChunk - 1, steps = 0; at >= 0 && steps < MostSteps; at--, steps++)
        {
            switch (reading.Chunks[at].Kind)
            {
                case ChunkKind.Adverb or ChunkKind.Quote or ChunkKind.Preposition:
                    break;
                case ChunkKind.Noun when IsTime(reading, at) || IsWholeOf(reading, at):
                    break;
                case ChunkKind.Noun:
                    if (PhraseHead(reading, at) is { } head) return OwnerOfClause(reading, head) ?? head;
                    break;
                case ChunkKind.Relative:
                    return Antecedent(reading, at);
                case ChunkKind.Comma:
                    at = BeforeParenthesis(reading, at, verbChunk);
                    break;
                case ChunkKind.Conjunction:
                    return PreviousVerb(reading, at) is { } earlier ? Of(reading, earlier, depth + 1) : null;
                case ChunkKind.Verb:
                    return RelativeBefore(reading, at) is { } relative ? Antecedent(reading, relative) : ReducedClauses.Described(reading, at);
                case ChunkKind.Break when OpeningDash(reading, at) is { } opening:
                    at = opening;
                    break;
                case ChunkKind.Break when reading[reading.Chunks[at].First].Lower == ")":
                    at = OpeningBracket(reading, at);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>"Troops clash with rebels, retake X": the verb before the comma has the same subject; else null.</summary>
    private static int? TwinBefore(SentenceReading reading, int verbChunk)
    {
        if (reading.ChunkAt(verbChunk - 1) is not { Kind: ChunkKind.Comma } || PreviousVerb(reading, verbChunk - 1) is not { } twin)
            return null;
        if (
            reading.Chunks[twin].Verb is not { IsFinite: true, Passive: false } verb
            || verb.Tense != reading.Chunks[verbChunk].Verb!.Tense
            || reading[verb.Head].Is(Tag.Speech)
        )
            return null;
        for (var at = twin + 1; at < verbChunk - 1; at++)
        {
            if (reading.Chunks[at].Kind is not (ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Conjunction or ChunkKind.Adverb)) return null;
        }

        return OpensSentence(reading, twin) ? twin : null;
    }

    /// <summary>Nothing but the verb's own subject stands before it.</summary>
    private static bool OpensSentence(SentenceReading reading, int verbChunk)
    {
        for (var at = 0; at < verbChunk; at++)
        {
            if (
                reading.Chunks[at].Kind is not (ChunkKind.Noun or ChunkKind.Adverb or ChunkKind.Conjunction)
                && !(reading.Chunks[at].Kind == ChunkKind.Preposition && reading[reading.Chunks[at].First].Lower == "of")
            )
                return false;
        }

        return verbChunk > 0;
    }

    /// <summary>"insurgents who attacked Palma have taken", "militants fighting the army have overrun": the noun is the object of a clause on
    /// another, and its antecedent the subject; else null.</summary>
    private static int? OwnerOfClause(SentenceReading reading, int noun)
    {
        var verb = noun - 1;
        while (verb >= 0 && reading.Chunks[verb].Kind == ChunkKind.Adverb)
            verb--;
        if (
            reading.ChunkAt(verb)?.Verb is { Tense: Tense.Gerund, Lemma: "fight" or "battle" or "oppose" or "resist" }
            && reading.ChunkAt(verb - 1) is { Kind: ChunkKind.Noun }
        )
            return PhraseHead(reading, verb - 1);
        if (
            verb > 0
            && reading.Chunks[verb].Verb is not null
            && !reading[reading.Chunks[noun].Last].Is(Tag.Actor)
            && ReducedClauses.IsDescribing(reading, verb)
        )
            return PhraseHead(reading, verb - 1);
        return reading.ChunkAt(verb)?.Verb is { IsFinite: true } && RelativeBefore(reading, verb) is { } relative
            ? Antecedent(reading, relative)
            : null;
    }

    /// <summary>"X and Y both fell", "they all fell": the word behind the subject that says how many of it.</summary>
    private static bool IsWholeOf(SentenceReading reading, int chunk) =>
        reading.Chunks[chunk] is var word
        && word.First == word.Last
        && reading[word.First].Lower is "both" or "all"
        && reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Noun };

    /// <summary>The "who", "which" or "that" straight before a verb.</summary>
    private static int? RelativeBefore(SentenceReading reading, int verb)
    {
        var at = verb - 1;
        while (at >= 0 && reading.Chunks[at].Kind == ChunkKind.Adverb)
            at--;
        return reading.ChunkAt(at) is { Kind: ChunkKind.Relative } && reading[reading.Chunks[at].First].Lower is "who" or "which" or "that"
            ? at
            : null;
    }

    /// <summary>"Three districts — A, B and C — fell": the dash that opens what this one closes.</summary>
    private static int? OpeningDash(SentenceReading reading, int closing)
    {
        if (!IsDash(reading, closing)) return null;
        for (var at = closing - 1; at > 0; at--)
        {
            if (reading.Chunks[at].Verb is { IsFinite: true }) return null;
            if (reading.Chunks[at].Kind == ChunkKind.Break) return IsDash(reading, at) ? at : null;
        }

        return null;
    }

    private static bool IsDash(SentenceReading reading, int chunk) =>
        reading.Chunks[chunk].Kind == ChunkKind.Break && reading[reading.Chunks[chunk].First].Lower is "—" or "–" or "-";

    /// <summary>The head of "commandos in the province of X": the noun that no preposition governs; null when the phrase is an adjunct.</summary>
    public static int? PhraseHead(SentenceReading reading, int noun)
    {
        var at = FirstOfProvinces(reading, noun);
        while (at > 0 && reading.Chunks[at - 1].Kind == ChunkKind.Preposition)
        {
            if (OpensClause(reading, at - 1)) return at == noun ? noun : at;
            if (at < 2) return null;
            if (reading.Chunks[at - 2].Kind == ChunkKind.Adverb && at > 2 && reading.Chunks[at - 3].Kind == ChunkKind.Noun) at--;
            var before = reading.Chunks[at - 2];
            if (reading[before.Last].Lower is "all" or "most" or "much" && reading[before.Last + 1].Lower == "of") return at;
            if (before.Kind != ChunkKind.Noun || IsTime(reading, at - 2)) return IsAdjunctStart(before) ? null : at < noun ? noun : null;
            at -= 2;
        }

        return at;
    }

    /// <summary>"four districts in the Sovanda and Paktar provinces": the first of the provinces, which the preposition governs.</summary>
    private static int FirstOfProvinces(SentenceReading reading, int noun)
    {
        if (reading[reading.Chunks[noun].Last] is not { Info.Place: Ingestion.Contracts.V1.PlaceKind.Admin1 } word || !word.Lower.EndsWith('s'))
            return noun;
        var at = noun;
        while (at > 1 && reading.Chunks[at - 1].Kind is ChunkKind.Conjunction or ChunkKind.Comma && reading.Chunks[at - 2].Kind == ChunkKind.Noun)
            at -= 2;
        return
            at < noun
            && at > 0
            && reading.Chunks[at - 1].Kind == ChunkKind.Preposition
            && reading[reading.Chunks[at - 1].First].Lower is "in" or "of" or "across"
            ? at
            : noun;
    }

    /// <summary>"after separatists overran": the word opens a clause here.</summary>
    private static bool OpensClause(SentenceReading reading, int chunk) =>
        reading[reading.Chunks[chunk].First].Lower is "after" or "before" or "since" or "until"
        || reading[reading.Chunks[chunk].First].Lower == "as" && !IsAsPart(reading, reading.Chunks[chunk].First);

    /// <summary>"as a result of", "as part of": no clause.</summary>
    private static bool IsAsPart(SentenceReading reading, int word) =>
        word + 2 < reading.Words.Length
        && (
            reading[word + 1].Lower is "part" or "result"
            || reading[word + 1].Lower == "a" && reading[word + 2].Lower is "result" or "part" or "consequence"
        );

    private static bool IsAdjunctStart(Chunk before) => before.Kind is not ChunkKind.Noun;

    private static bool IsTime(SentenceReading reading, int chunk) =>
        reading[reading.Chunks[chunk].Last].Is(Tag.Calendar)
        || reading[reading.Chunks[chunk].First].Is(Tag.Weekday)
        || (
            reading.Chunks[chunk].First == reading.Chunks[chunk].Last
            && reading[reading.Chunks[chunk].Last].Token.Kind == Text.TokenKind.Number
            && reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Noun }
        );

    private static int? Antecedent(SentenceReading reading, int relative)
    {
        var at = relative - 1;
        while (at >= 0 && reading.Chunks[at].Kind is ChunkKind.Comma or ChunkKind.Preposition or ChunkKind.Adverb)
            at--;
        if (at < 0 || reading.Chunks[at].Kind != ChunkKind.Noun)
            return null;
        if (
            reading[reading.Chunks[at].Last].Info.Place == Ingestion.Contracts.V1.PlaceKind.Admin1
            && reading.ChunkAt(at - 1) is { Kind: ChunkKind.Comma }
            && reading.ChunkAt(at - 2) is { Kind: ChunkKind.Noun } told
            && reading[told.Last].Is(Tag.Place)
        )
            return at - 2;
        var where = OfDivision(reading, at);
        return
            at == relative - 1
            && IsIn(reading, where - 1)
            && reading.ChunkAt(where - 2) is { Kind: ChunkKind.Noun } whole
            && (reading[whole.First].Lower is "a" or "an" or "another" || IsManyPlaces(reading, whole))
            && reading[whole.Last].Is(Tag.Place)
            ? where - 2
            : at;
    }

    /// <summary>"the northern province of X": where the phrase begins that ends in the name.</summary>
    private static int OfDivision(SentenceReading reading, int name) =>
        reading.ChunkAt(name - 1) is { Kind: ChunkKind.Preposition } of
        && reading[of.First].Lower == "of"
        && reading.ChunkAt(name - 2) is { Kind: ChunkKind.Noun } division
        && reading[division.Last].Info.Place is Contracts.V1.PlaceKind.Admin1 or Contracts.V1.PlaceKind.District
            ? name - 2
            : name;

    /// <summary>"three districts in X that had been taken": the districts.</summary>
    private static bool IsManyPlaces(SentenceReading reading, Chunk phrase) =>
        reading[phrase.Last].Lower.EndsWith('s') && (reading[phrase.First].IsNumber || reading[phrase.First].Is(Tag.Number | Tag.Vague));

    /// <summary>"a village in X that was taken": the village.</summary>
    private static bool IsIn(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk) is { Kind: ChunkKind.Preposition } link && reading[link.Last].Lower == "in";

    /// <summary>"The rebels, who had fled in April, captured": the comma that opens the insertion.</summary>
    private static int BeforeParenthesis(SentenceReading reading, int comma, int verbChunk)
    {
        for (var at = comma - 1; at >= 0; at--)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Comma && at > 0 && reading.Chunks[at - 1].Kind == ChunkKind.Noun) return at;
            if (reading.Chunks[at].Kind is ChunkKind.Break) break;
        }

        return comma;
    }

    /// <summary>The verb chunk that stands nearest before, what brackets enclose apart; null when the clause has none.</summary>
    public static int? PreviousVerb(SentenceReading reading, int before)
    {
        for (var at = before - 1; at >= 0; at--)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Verb) return at;
            if (reading[reading.Chunks[at].First].Lower == ")") at = OpeningBracket(reading, at);
            else if (reading.Chunks[at].Kind == ChunkKind.Break) return null;
        }

        return null;
    }

    /// <summary>What stands in brackets is passed over.</summary>
    private static int OpeningBracket(SentenceReading reading, int closing)
    {
        for (var at = closing - 1; at >= 0; at--)
        {
            if (reading[reading.Chunks[at].First].Lower == "(") return at;
        }

        return closing;
    }

    private static int? OfInfinitive(SentenceReading reading, int verbChunk, int depth)
    {
        var at = verbChunk - 1;
        while (at >= 0 && reading.Chunks[at].Kind is ChunkKind.Adverb or ChunkKind.Quote)
            at--;
        if (at >= 0 && reading.Chunks[at].Kind == ChunkKind.Conjunction && PreviousVerb(reading, at) is { } other)
            return Of(reading, other, depth + 1);
        if (at >= 0 && reading.Chunks[at].Kind == ChunkKind.Noun && Ordinals.Holds(reading, reading.Chunks[at]))
            return Identified(reading, at, depth) ?? at;
        if (
            at >= 0
            && reading.Chunks[at].Kind == ChunkKind.Noun
            && PhraseHead(reading, at) is { } whole
            && Ordinals.Holds(reading, reading.Chunks[whole])
        )
            return Identified(reading, whole, depth) ?? whole;
        if (
            at >= 1
            && reading.Chunks[at].Kind == ChunkKind.Noun
            && reading.Chunks[at - 1].Verb is { Passive: false } governor
            && MovesObject(governor.Lemma)
        )
            return at;
        return PreviousVerb(reading, verbChunk) is { } verb ? Of(reading, verb, depth + 1) : FirstNoun(reading, verbChunk);
    }

    /// <summary>"X is the third town captured by", "X is the third town that rebels captured": X; null unless a noun with an ordinal stands
    /// there.</summary>
    public static int? OfOrdinal(SentenceReading reading, int noun, int depth = 0) =>
        reading.ChunkAt(noun) is { Kind: ChunkKind.Noun } told && Ordinals.Holds(reading, told) ? Identified(reading, noun, depth) : null;

    /// <summary>"X was only the ninth town to fall": X, when it is told by name.</summary>
    private static int? Identified(SentenceReading reading, int noun, int depth)
    {
        var at = noun - 1;
        while (at >= 0 && reading.Chunks[at].Kind == ChunkKind.Adverb)
            at--;
        if (at < 0 || reading.Chunks[at].Verb is not { Lemma: "be" or "become", Negated: false } || Of(reading, at, depth + 1) is not { } subject)
            return null;
        return reading[reading.Chunks[subject].First].Is(Tag.Pronoun) ? null : subject;
    }

    private static bool MovesObject(string lemma) => Causing.Contains(lemma);

    private static int? FirstNoun(SentenceReading reading, int before)
    {
        for (var at = before - 1; at >= 0; at--)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Noun && (at == 0 || reading.Chunks[at - 1].Kind != ChunkKind.Preposition)) return at;
        }

        return null;
    }

    /// <summary>"…, the garrison having left": the gerund has a subject of its own.</summary>
    private static bool IsAbsolute(SentenceReading reading, int verbChunk) => IsAbsolute(reading, verbChunk, verbChunk - 1);

    /// <summary>"with the Observatory for Rights reporting": the noun that the ones behind it belong to.</summary>
    private static int? HeadBehindWith(SentenceReading reading, int noun)
    {
        while (
            noun > 1
            && reading.Chunks[noun].Kind == ChunkKind.Noun
            && reading.Chunks[noun - 1].Kind == ChunkKind.Preposition
            && reading[reading.Chunks[noun - 1].Last].Lower is "for" or "of"
            && reading.Chunks[noun - 2].Kind == ChunkKind.Noun
        )
            noun -= 2;
        return noun > 0 && reading.Chunks[noun].Kind == ChunkKind.Noun && reading[reading.Chunks[noun - 1].Last].Lower == "with" ? noun : null;
    }

    private static bool IsAbsolute(SentenceReading reading, int verbChunk, int noun) =>
        noun > 0
        && reading.Chunks[noun].Kind == ChunkKind.Noun
        && !IsTime(reading, noun)
        && (
            reading.Chunks[noun - 1].Kind == ChunkKind.Comma
                ? reading[reading.Chunks[verbChunk].First].Lower == "having"
                : reading[reading.Chunks[noun - 1].Last].Lower == "with" || IsOutcome(reading, noun - 1)
        );

    /// <summary>"resulting in the rebels taking", "led to the army losing".</summary>
    private static bool IsOutcome(SentenceReading reading, int preposition) =>
        reading[reading.Chunks[preposition].Last].Lower is "in" or "to"
        && reading.ChunkAt(preposition - 1)?.Verb is { Negated: false, Modal: null, Lemma: "result" or "lead" or "end" or "culminate" };

    private static bool IsThere(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk) is { } only && only.First == only.Last && reading[only.First].Lower == "there";

    /// <summary>"…, seizing the town" belongs to the verb before; "After seizing the town, rebels…" to the next one.</summary>
    private static int? OfGerund(SentenceReading reading, int verbChunk, int depth)
    {
        if (IsAbsolute(reading, verbChunk)) return verbChunk - 1;
        if (HeadBehindWith(reading, verbChunk - 1) is { } head) return head;
        if (IsThere(reading, verbChunk - 1) && IsAbsolute(reading, verbChunk, verbChunk - 2)) return verbChunk - 2;
        if (PreviousVerb(reading, verbChunk) is { } earlier) return Of(reading, earlier, depth + 1);
        if (verbChunk > 0 && reading.Chunks[verbChunk - 1].Kind == ChunkKind.Noun && !IsTime(reading, verbChunk - 1)) return verbChunk - 1;
        for (var at = verbChunk + 1; at < reading.Chunks.Length; at++)
        {
            if (reading.Chunks[at].Verb is { IsFinite: true }) return Of(reading, at, depth + 1);
        }

        return null;
    }
}
