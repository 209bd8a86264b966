using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Decides whether what a verb tells happened, or was tried, planned, feared, prevented or denied.</summary>
internal sealed class Modality(EventLexicon lexicon)
{
    public Outcome OfVerb(SentenceReading reading, int chunk, int depth = 0)
    {
        var verb = reading.Chunks[chunk].Verb!;
        if (verb.Negated && verb.Modal is not null) return new Outcome(Effect.Threatened, verb.Modal);
        if (IsInverted(reading, chunk)) return new Outcome(Effect.Threatened, "had");
        if (verb.Negated && Condition(reading, chunk) is { } unless) return new Outcome(Effect.Threatened, unless);
        if (verb.Negated || IsUntrue(reading, chunk) || IsCalledFalse(reading, chunk)) return new Outcome(Effect.Denied, "not");
        if (IsOfClaim(reading, chunk)) return new Outcome(Effect.Claimed, "claim", IsHearsay: true);
        if (OfModal(reading, chunk, verb) is { } modal) return modal;
        if (Coordinated(reading, chunk, verb) is { } shared && OfModal(reading, shared, reading.Chunks[shared].Verb!) is { } same) return same;
        if (OfHypothesis(reading, chunk, verb) is { } supposed) return supposed;
        if (Condition(reading, chunk) is { } condition) return new Outcome(Effect.Threatened, condition);
        if (verb.Tense == Tense.Infinitive) return OfInfinitive(reading, chunk, depth);
        if (BareTwin(reading, chunk, verb) is { } twin) return OfInfinitive(reading, twin, depth);
        if (Demand(reading, chunk) is { } demand) return new Outcome(Effect.Planned, demand);
        if (verb.Tense == Tense.Gerund) return OfGerund(reading, chunk, depth);
        return verb.Progressive && verb.Lemma is not ("fly" or "flutter" or "wave") ? new Outcome(Effect.Attempted, "in progress") : Outcome.Fact;
    }

    /// <summary>What governs a noun such as "capture" or "fall": "to prevent the fall of", "operation for the capture of".</summary>
    public Outcome OfNoun(SentenceReading reading, int word)
    {
        var chunk = reading.ChunkOf(word);
        for (var w = word - 1; w >= reading.Chunks[chunk].First; w--)
        {
            if (reading[w].Lower is "attempted" or "possible" or "potential" or "imminent" or "planned" or "threatened" or "feared" or "expected" or "likely" or "failed" or "looming" or "eventual" or "future") return new Outcome(Effect.Threatened, reading[w].Lower);
            if (reading[w].Lower is "reported" or "claimed" or "alleged" or "apparent") return new Outcome(Effect.Claimed, reading[w].Lower, IsHearsay: true);
        }

        if (IsOfFuture(reading, chunk)) return new Outcome(Effect.Threatened, "would");
        if (IsDismissed(reading, chunk)) return new Outcome(Effect.Denied, "false");
        chunk = BeforeQuote(reading, chunk);
        return chunk > 0 ? OfGovernor(reading, chunk) : Outcome.Fact;
    }

    /// <summary>"The recapture of X would mark", "taking X will be hard": what is said of it has not happened.</summary>
    private static bool IsOfFuture(SentenceReading reading, int chunk)
    {
        for (var at = chunk + 1; at < reading.Chunks.Length; at++)
        {
            if (reading.Chunks[at].Kind is ChunkKind.Break or ChunkKind.Subordinator or ChunkKind.Relative or ChunkKind.Comma or ChunkKind.Quote) return false;
            if (reading.Chunks[at].Kind == ChunkKind.Conjunction && reading.ChunkAt(at + 1) is not { Kind: ChunkKind.Noun }) return false;
            if (reading[reading.Chunks[at].Last].Lower is "needs" or "needed" or "requires" or "required") return true;
            if (reading.Chunks[at].Verb is { IsFinite: true } verb) return verb.Modal is "would" or "will" or "could" or "may" or "might" or "'ll";
        }

        return false;
    }

    /// <summary>"the statement about its fall is wishful thinking".</summary>
    private static bool IsDismissed(SentenceReading reading, int chunk)
    {
        if (reading.ChunkAt(chunk - 1) is not { Kind: ChunkKind.Preposition } about || reading[about.First].Lower is not ("about" or "of" or "on") || reading.ChunkAt(chunk - 2) is not { Kind: ChunkKind.Noun } report || !IsReport(reading[report.Last].Lower)) return false;
        for (var w = reading.Chunks[chunk].Last + 1; w < reading.Words.Length && w <= reading.Chunks[chunk].Last + 8 && !reading[w].IsMark; w++)
        {
            if (IsFalse(reading[w].Lower)) return true;
        }

        return false;
    }

    private static bool IsReport(string word) => word is "reports" or "report" or "claim" or "claims" or "rumours" or "rumors" or "rumour" or "rumor" or "allegations" or "statement" or "statements" or "news" or "suggestions" or "stories" or "story";

    /// <summary>"called for the “immediate withdrawal” of": what governs the quoted words stands before the mark and the article.</summary>
    private static int BeforeQuote(SentenceReading reading, int chunk)
    {
        if (reading.ChunkAt(chunk - 1) is not { Kind: ChunkKind.Quote }) return chunk;
        return reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Noun } article && article.First == article.Last && reading[article.First].Is(Tag.Determiner) ? chunk - 2 : chunk - 1;
    }

    private Outcome OfGovernor(SentenceReading reading, int chunk)
    {
        var before = reading.Chunks[chunk - 1];
        if (before.Verb is { } verb && lexicon.EffectOf(verb.Lemma) is { } effect && effect is not (Effect.Fact or Effect.Claimed)) return new Outcome(effect, verb.Lemma);
        if (before.Verb is { Tense: Tense.Infinitive } && OfVerb(reading, chunk - 1, 1) is { Effect: Effect.Planned } planned) return planned;
        if (before.Verb is { Negated: true } or { Modal: not null }) return OfVerb(reading, chunk - 1, 1);
        if (Agreed(reading, before.Kind == ChunkKind.Preposition ? chunk - 2 : chunk - 1) is { } term) return new Outcome(Effect.Planned, term);
        if (before.Kind != ChunkKind.Preposition || chunk < 2) return Outcome.Fact;
        if (reading.Chunks[chunk - 2].Verb is { } fought && reading[before.First].Lower == "for" && fought.Lemma is "rage" or "fight" or "battle" or "clash") return new Outcome(Effect.Attempted, fought.Lemma);
        var governor = reading[reading.Chunks[chunk - 2].Last];
        return EffectOf(governor) is { } found && found is not (Effect.Fact or Effect.Claimed) ? new Outcome(found, governor.Lower) : Outcome.Fact;
    }

    /// <summary>"The deal provides for the withdrawal of", "talks on the handover of": a term of an agreement is still to come.</summary>
    private static string? Agreed(SentenceReading reading, int chunk)
    {
        if (reading.ChunkAt(chunk) is not { } governor) return null;
        var word = governor.Verb?.Lemma ?? reading[governor.Last].Lower;
        return word is "provide" or "stipulate" or "envisage" or "foresee" or "require" or "negotiate" or "agreement" or "deal" or "accord" or "talks" or "negotiations" or "timetable" ? word : null;
    }

    private static Outcome? OfModal(SentenceReading reading, int chunk, VerbGroup verb)
    {
        if (verb.Modal is not { } modal) return null;
        if (modal is "will" or "'ll" or "shall" or "would") return new Outcome(Effect.Planned, modal);
        var perfect = false;
        for (var w = reading.Chunks[chunk].First; w < verb.Head; w++) perfect |= reading[w].Lower == "have";
        return perfect && modal is "may" or "might" or "must" ? new Outcome(Effect.Claimed, modal, IsHearsay: true) : new Outcome(Effect.Threatened, modal);
    }

    /// <summary>"It would be the third city recaptured", "we won't let X fall": the verb hangs on one that has not happened.</summary>
    private static Outcome? OfHypothesis(SentenceReading reading, int chunk, VerbGroup verb)
    {
        if (!(verb.MayBePassive || reading[verb.Head].Lower == verb.Lemma)) return null;
        for (var at = chunk - 1; at > 0; at--)
        {
            if (reading.Chunks[at].Kind is not (ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Adverb or ChunkKind.Verb)) return null;
            if (reading.Chunks[at].Verb is not { } outer) continue;
            if (outer.Lemma is not ("be" or "become" or "mark" or "let" or "see")) return null;
            return outer.Modal is not null ? new Outcome(Effect.Threatened, outer.Modal) : null;
        }

        return null;
    }

    /// <summary>"we will withdraw and leave X to the police": the verb whose modal the bare form behind "and" shares; null when it has a subject of its own.</summary>
    private static int? Coordinated(SentenceReading reading, int chunk, VerbGroup verb)
    {
        if (verb is not { Tense: Tense.Present, Passive: false } || reading[verb.Head].Lower != verb.Lemma) return null;
        var at = chunk - 1;
        while (at > 0 && reading.Chunks[at].Kind == ChunkKind.Adverb) at--;
        if (at < 1 || reading.Chunks[at].Kind != ChunkKind.Conjunction) return null;
        for (at--; at >= 0; at--)
        {
            if (reading.Chunks[at].Kind is ChunkKind.Break or ChunkKind.Subordinator or ChunkKind.Relative) return null;
            if (reading.Chunks[at].Verb is { } earlier) return earlier.Modal is null ? null : at;
        }

        return null;
    }

    /// <summary>"Had Tolmesh fallen, …".</summary>
    private static bool IsInverted(SentenceReading reading, int chunk)
    {
        if (reading[0].Lower != "had") return false;
        for (var at = 0; at < chunk; at++)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Comma) return false;
        }

        return chunk > 0;
    }

    /// <summary>"It is not true that …", "false claims that …".</summary>
    private static bool IsUntrue(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at > 0; at--)
        {
            if (reading.Chunks[at].Kind is ChunkKind.Verb or ChunkKind.Break) return false;
            if (reading[reading.Chunks[at].First].Lower != "that" || reading.Chunks[at].Kind != ChunkKind.Subordinator) continue;
            for (var w = Math.Max(0, reading.Chunks[at].First - 4); w < reading.Chunks[at].First; w++)
            {
                if (IsFalse(reading[w].Lower) || (reading[w].Lower == "true" && w > 0 && reading[w - 1].Is(Tag.Negation))) return true;
            }

            return false;
        }

        return false;
    }

    /// <summary>"repeated its claim that it had taken X".</summary>
    private static bool IsOfClaim(SentenceReading reading, int chunk)
    {
        var at = chunk - 1;
        while (at > 1 && reading.Chunks[at].Kind is ChunkKind.Noun or ChunkKind.Adverb or ChunkKind.Preposition) at--;
        return at > 0 && reading[reading.Chunks[at].First].Lower == "that" && reading[reading.Chunks[at].First - 1].Lower is "claim" or "claims" or "assertion";
    }

    /// <summary>"The reports that X has fallen are false", "claims that X fell are baseless".</summary>
    private static bool IsCalledFalse(SentenceReading reading, int chunk)
    {
        if (!FollowsReport(reading, chunk)) return false;
        for (var at = chunk + 1; at + 1 < reading.Chunks.Length && at <= chunk + 8; at++)
        {
            if (reading.Chunks[at].Verb is not { IsFinite: true } verb || !reading[verb.Head].Is(Tag.Be)) continue;
            for (var w = reading.Chunks[at].Last + 1; w < Math.Min(reading.Words.Length, reading.Chunks[at].Last + 5); w++)
            {
                if (IsFalse(reading[w].Lower)) return true;
            }

            return false;
        }

        return false;
    }

    /// <summary>"reports that …", "a statement according to which …".</summary>
    private static bool FollowsReport(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at > 0 && at >= chunk - 8; at--)
        {
            if (reading.Chunks[at].Kind is ChunkKind.Verb or ChunkKind.Break) return false;
            if (reading.Chunks[at].Kind is ChunkKind.Subordinator or ChunkKind.Relative && reading[reading.Chunks[at].First].Lower is "that" or "which")
                return IsReport(reading[reading.Chunks[at].First - 1].Lower);
        }

        return false;
    }

    internal static bool IsFalse(string word) => word is "false" or "untrue" or "baseless" or "unfounded" or "fake" or "fabricated" or "fabrication" or "fabrications" or "lies" or "lie" or "nonsense" or "groundless" or "propaganda" or "incorrect" or "wrong" or "wishful";

    /// <summary>"if", "unless", "whether" before the verb within its clause.</summary>
    private static string? Condition(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at >= 0; at--)
        {
            var kind = reading.Chunks[at].Kind;
            if (kind is ChunkKind.Comma or ChunkKind.Break or ChunkKind.Verb) return null;
            if (kind == ChunkKind.Subordinator) return reading[reading.Chunks[at].First].Lower is "if" or "unless" or "whether" or "lest" ? reading[reading.Chunks[at].First].Lower : null;
        }

        return null;
    }

    /// <summary>"to encircle and capture X": the infinitive that the bare form behind "and" goes on with; null when there is none.</summary>
    private static int? BareTwin(SentenceReading reading, int chunk, VerbGroup verb)
    {
        if (verb is not { Tense: Tense.Present, Passive: false } || reading[verb.Head].Lower != verb.Lemma) return null;
        var at = chunk - 1;
        while (at > 0 && reading.Chunks[at].Kind is ChunkKind.Quote or ChunkKind.Adverb) at--;
        if (at < 1 || reading.Chunks[at].Kind is not ChunkKind.Conjunction) return null;
        for (at--; at > 0 && reading.Chunks[at].Kind is ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Adverb or ChunkKind.Quote; at--);
        return reading.ChunkAt(at)?.Verb is { Tense: Tense.Infinitive } ? at : null;
    }

    /// <summary>"requests that the army withdraw": what is asked for has not happened.</summary>
    private static string? Demand(SentenceReading reading, int chunk)
    {
        var at = chunk - 1;
        while (at > 0 && reading.Chunks[at].Kind is ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Adverb) at--;
        return reading.ChunkAt(at) is { Kind: ChunkKind.Subordinator } that && reading[that.First].Lower == "that" && reading.ChunkAt(at - 1)?.Verb is { } verb && verb.Lemma is "request" or "demand" or "require" or "propose" or "insist" or "urge" or "ask" or "order" ? verb.Lemma : null;
    }

    private Outcome OfInfinitive(SentenceReading reading, int chunk, int depth)
    {
        var at = chunk - 1;
        while (at >= 0 && reading.Chunks[at].Kind is ChunkKind.Adverb or ChunkKind.Quote) at--;
        if (at < 0) return new Outcome(Effect.Planned, "to");
        if (reading[reading.Chunks[chunk].First - 1].Lower is "likely" or "set" or "poised") return new Outcome(Effect.Threatened, "likely");
        if (reading.Chunks[at].Kind == ChunkKind.Conjunction && PreviousVerb(reading, at) is { Verb.Tense: Tense.Infinitive } twin) return OfInfinitive(reading, reading.ChunkOf(twin.First), depth);
        var before = reading.Chunks[at];
        if (before.Verb is { Lemma: "have", Tense: Tense.Pluperfect, Negated: false }) return Outcome.Fact;
        if (before.Verb is { } verb) return Governed(reading, at, verb.Lemma, depth);
        if (before.Kind != ChunkKind.Noun) return new Outcome(Effect.Planned, "to");
        if (IsOrdinal(reading, before) || (Subjects.PhraseHead(reading, at) is { } whole && IsOrdinal(reading, reading.Chunks[whole]))) return Outcome.Fact;
        if (EffectOf(reading[before.Last]) is { } effect) return effect is Effect.Fact or Effect.Claimed ? OfCopula(reading, at, effect) : new Outcome(effect, reading[before.Last].Lower);
        at = FirstOfList(reading, at);
        if (at > 0 && reading.Chunks[at - 1].Verb is { } moved && lexicon.EffectOf(moved.Lemma) is not null) return Governed(reading, at - 1, moved.Lemma, depth);
        return new Outcome(Effect.Planned, "to");
    }

    /// <summary>"used artillery and infantry to take": the first of what is joined by "and".</summary>
    private static int FirstOfList(SentenceReading reading, int noun)
    {
        while (noun > 1 && reading.Chunks[noun - 1].Kind is ChunkKind.Conjunction or ChunkKind.Comma && reading.Chunks[noun - 2].Kind == ChunkKind.Noun) noun -= 2;
        return noun;
    }

    /// <summary>"it aims to seal the border, cutting the road and recapturing X": what follows the plan belongs to it; null when no plan stands before.</summary>
    private Outcome? OfPlan(SentenceReading reading, int before, int depth)
    {
        for (var at = before - 1; at > 0 && depth < 3; at--)
        {
            if (reading.Chunks[at].Kind is ChunkKind.Break) return null;
            if (reading.Chunks[at].Verb is not { } verb || verb.Tense == Tense.Gerund) continue;
            if (verb.IsFinite) return lexicon.EffectOf(verb.Lemma) is Effect.Planned && verb.Tense == Tense.Present ? new Outcome(Effect.Planned, verb.Lemma) : null;
            return OfVerb(reading, at, depth + 1) is { Effect: Effect.Planned } planned ? planned : null;
        }

        return null;
    }

    private static Outcome OfCopula(SentenceReading reading, int at, Effect effect) => reading.ChunkAt(at - 1)?.Verb switch
    {
        { Negated: true } => new Outcome(Effect.Attempted, "not"),
        { Modal: { } modal } => new Outcome(Effect.Threatened, modal),
        _ => new Outcome(effect),
    };

    /// <summary>The governor's own effect, and what in turn governs it.</summary>
    private Outcome Governed(SentenceReading reading, int chunk, string lemma, int depth)
    {
        var own = lexicon.EffectOf(lemma) ?? Effect.Planned;
        if (own is not (Effect.Fact or Effect.Claimed)) return new Outcome(own, lemma);
        var outer = depth < 4 ? OfVerb(reading, chunk, depth + 1) : Outcome.Fact;
        if (outer.Effect == Effect.Denied) return new Outcome(Effect.Attempted, "not " + lemma);
        if (!outer.Happened) return outer;
        return own == Effect.Claimed ? new Outcome(Effect.Claimed, lemma, IsHearsay: lemma != "claim") : outer;
    }

    /// <summary>"the first city to fall", "the latest to be captured".</summary>
    public static bool IsOrdinal(SentenceReading reading, Chunk noun)
    {
        for (var w = noun.First; w <= noun.Last; w++)
        {
            if (reading[w].Lower is "first" or "second" or "third" or "fourth" or "fifth" or "sixth" or "seventh" or "eighth" or "ninth" or "tenth" or "latest" or "last" or "only" or "eleventh" or "twelfth" || IsOrdinalNumber(reading[w].Lower)) return true;
        }

        return false;
    }

    private static bool IsOrdinalNumber(string word) => word.Length > 2 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th";

    private Outcome OfGerund(SentenceReading reading, int chunk, int depth)
    {
        var at = chunk - 1;
        while (at >= 0 && reading.Chunks[at].Kind is ChunkKind.Adverb or ChunkKind.Quote) at--;
        if (at < 0 || reading.Chunks[at] is { Kind: ChunkKind.Comma or ChunkKind.Break or ChunkKind.Subordinator or ChunkKind.Conjunction } or { Verb.IsFinite: true })
        {
            if (IsOfFuture(reading, chunk)) return new Outcome(Effect.Threatened, "would");
        }

        if (at < 0) return Outcome.Fact;
        var before = reading.Chunks[at];
        if (before is { Kind: ChunkKind.Break } && at > 0 && EffectOf(reading[reading.Chunks[at - 1].Last]) is { } aim) return new Outcome(aim, reading[reading.Chunks[at - 1].Last].Lower);
        if (before is { Kind: ChunkKind.Comma or ChunkKind.Conjunction } && OfPlan(reading, at, depth) is { } plan) return plan;
        if (before.Verb is { Lemma: "rule" } && reading[reading.Chunks[chunk].First - 1].Lower == "out") return new Outcome(Effect.Denied, "rule out");
        if (before.Verb is { Negated: false, Modal: null } said && reading[said.Head].Is(Tag.Speech) && (reading[reading.Chunks[chunk].First].Lower == "having" || reading[said.Head].Info.Speech is SpeechKind.Confirm or SpeechKind.Deny)) return Outcome.Fact;
        if (before.Verb is { } verb) return verb.Lemma is "begin" or "start" or "continue" ? new Outcome(Effect.Attempted, verb.Lemma) : Governed(reading, at, verb.Lemma, depth);
        if (before.Kind == ChunkKind.Noun && PreviousVerb(reading, at) is { Verb: { } outer } holder && (outer.Modal is not null || outer.Negated) && depth < 4) return OfVerb(reading, reading.ChunkOf(holder.First), depth + 1);
        if (before.Kind != ChunkKind.Preposition || at == 0) return Outcome.Fact;
        return OfPrepositional(reading, at, depth);
    }

    private Outcome OfPrepositional(SentenceReading reading, int preposition, int depth)
    {
        var word = reading[reading.Chunks[preposition].First].Lower;
        if (word == "without") return new Outcome(Effect.Denied, word);
        if (word == "by" && depth < 4 && PreviousVerb(reading, preposition) is { Verb.Negated: false } end && OfVerb(reading, reading.ChunkOf(end.First), depth + 1) is { Effect: Effect.Attempted or Effect.Planned or Effect.Threatened } sought) return sought;
        if (word is not ("of" or "to" or "from" or "in" or "at" or "for" or "on" or "about" or "towards" or "toward")) return Outcome.Fact;
        var governor = reading.Chunks[preposition - 1];
        if (governor.Verb is { } verb) return word == "from" && lexicon.EffectOf(verb.Lemma) is null ? new Outcome(Effect.Repelled, verb.Lemma) : Governed(reading, preposition - 1, verb.Lemma, depth);
        if (word == "of" && reading[governor.Last].Lower is "matter" or "question" or "idea" or "hope" or "hopes" or "chance" or "chances" or "importance" or "cost" or "task" or "purpose" or "means" or "way") return new Outcome(Effect.Planned, reading[governor.Last].Lower);
        if (word == "from" && BlockedBefore(reading, preposition - 1) is { } blocked) return new Outcome(Effect.Repelled, blocked);
        if (EffectOf(reading[governor.Last]) is { } effect) return new Outcome(effect, reading[governor.Last].Lower);
        if (PreviousVerb(reading, preposition) is { Verb.Modal: not null } future && depth < 4) return OfVerb(reading, reading.ChunkOf(future.First), depth + 1);
        return word is "to" ? new Outcome(Effect.Threatened, reading[governor.Last].Lower) : Outcome.Fact;
    }

    private string? BlockedBefore(SentenceReading reading, int noun) =>
        reading.ChunkAt(noun - 1)?.Verb is { } verb && (lexicon.EffectOf(verb.Lemma) == Effect.Repelled || verb.Lemma is "keep") ? verb.Lemma : null;

    private Effect? EffectOf(Word word) => lexicon.EffectOf(word.Lower) ?? (word.Lower is "objectives" or "goals" or "missions" ? Effect.Planned : (Effect?)null) ?? (word.Info.Lemma is { } lemma ? lexicon.EffectOf(lemma) : null);

    private static Chunk? PreviousVerb(SentenceReading reading, int before)
    {
        for (var at = before - 1; at >= 0; at--)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Verb) return reading.Chunks[at];
        }

        return null;
    }
}
