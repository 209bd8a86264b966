using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Decides whether what a verb or a noun tells happened, or was tried, planned, feared, prevented or denied.</summary>
internal sealed class Modality
{
    private static readonly FrozenSet<string> Demands = EventLexicon.Shared.Cues("demand");

    private readonly NounModality _nouns;
    private readonly InfinitiveModality _infinitives;
    private readonly GerundModality _gerunds;

    public Modality(EventLexicon lexicon)
    {
        var governors = new Governors(lexicon, this);
        _nouns = new NounModality(lexicon, governors, this);
        _infinitives = new InfinitiveModality(lexicon, governors, this);
        _gerunds = new GerundModality(lexicon, governors, this);
    }

    /// <param name="depth">How many verbs that hang on this one were asked before; bounds the way up.</param>
    public Outcome OfVerb(SentenceReading reading, int chunk, int depth = 0)
    {
        var verb = reading.Chunks[chunk].Verb!;
        if (verb.Negated && verb.Modal is not null) return new Outcome(Effect.Threatened, verb.Modal);
        if (IsNearly(reading, chunk, verb)) return new Outcome(Effect.Attempted, "nearly");
        if (Conditions.IsInverted(reading, chunk)) return new Outcome(Effect.Threatened, "had");
        if (verb.Negated && Conditions.Before(reading, chunk) is { } unless) return new Outcome(Effect.Threatened, unless);
        if (verb.Negated || Untruths.IsUntrue(reading, chunk) || Untruths.IsCalledFalse(reading, chunk)) return new Outcome(Effect.Denied, "not");
        if (Untruths.IsOfClaim(reading, chunk)) return new Outcome(Effect.Claimed, "claim", IsHearsay: true);
        if (OfModal(reading, chunk, verb) is { } modal) return modal;
        if (Coordinated(reading, chunk, verb) is { } shared && OfModal(reading, shared, reading.Chunks[shared].Verb!) is { } same) return same;
        if (Conditions.Hypothesis(reading, chunk, verb) is { } supposed) return supposed;
        if (Conditions.Before(reading, chunk) is { } condition) return new Outcome(Effect.Threatened, condition);
        if (verb.Tense == Tense.Infinitive) return _infinitives.Of(reading, chunk, depth);
        if (BareTwin(reading, chunk, verb) is { } twin) return _infinitives.Of(reading, twin, depth);
        if (Demand(reading, chunk) is { } demand) return new Outcome(Effect.Planned, demand);
        if (verb.Tense == Tense.Gerund) return _gerunds.Of(reading, chunk, depth);
        return verb.Progressive && verb.Lemma is not ("fly" or "flutter" or "wave") ? new Outcome(Effect.Attempted, "in progress") : Outcome.Fact;
    }

    /// <summary>What governs a noun such as "capture" or "fall": "to prevent the fall of", "operation for the capture of".</summary>
    public Outcome OfNoun(SentenceReading reading, int word) => _nouns.Of(reading, word);

    /// <summary>"nearly captured X", "has almost fallen".</summary>
    private static bool IsNearly(SentenceReading reading, int chunk, VerbGroup verb)
    {
        for (var w = Math.Max(0, reading.Chunks[chunk].First - 1); w < verb.Head; w++)
        {
            if (reading[w].Lower is "nearly" or "almost") return true;
        }

        return false;
    }

    private static Outcome? OfModal(SentenceReading reading, int chunk, VerbGroup verb)
    {
        if (verb.Modal is not { } modal) return null;
        if (modal is "will" or "'ll" or "shall" or "would") return new Outcome(Effect.Planned, modal);
        var perfect = false;
        for (var w = reading.Chunks[chunk].First; w < verb.Head; w++)
            perfect |= reading[w].Lower == "have";
        return perfect && modal is "may" or "might" or "must"
            ? new Outcome(Effect.Claimed, modal, IsHearsay: true)
            : new Outcome(Effect.Threatened, modal);
    }

    /// <summary>"we will withdraw and leave X to the police": the verb whose modal the bare form behind "and" shares; null when it has a subject of
    /// its own.</summary>
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
        while (at > 0 && reading.Chunks[at].Kind is ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Adverb)
            at--;
        return
            reading.ChunkAt(at) is { Kind: ChunkKind.Subordinator } that
            && reading[that.First].Lower == "that"
            && reading.ChunkAt(at - 1)?.Verb is { } verb
            && Demands.Contains(verb.Lemma)
            ? verb.Lemma
            : null;
    }
}
