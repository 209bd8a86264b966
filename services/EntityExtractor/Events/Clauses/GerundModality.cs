using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Decides whether what a gerund tells happened: "after taking", "prevented them from taking".</summary>
internal sealed class GerundModality(EventLexicon lexicon, Governors governors, Modality modality)
{
    private static readonly FrozenSet<string> Prospects = EventLexicon.Shared.Cues("prospect");

    public Outcome Of(SentenceReading reading, int chunk, int depth)
    {
        var at = chunk - 1;
        while (at >= 0 && reading.Chunks[at].Kind is ChunkKind.Adverb or ChunkKind.Quote)
            at--;
        if (
            at < 0
            || reading.Chunks[at]
                is { Kind: ChunkKind.Comma or ChunkKind.Break or ChunkKind.Subordinator or ChunkKind.Conjunction }
                    or { Verb.IsFinite: true }
        )
        {
            if (Conditions.IsOfFuture(reading, chunk)) return new Outcome(Effect.Threatened, "would");
        }

        if (at < 0) return Outcome.Fact;
        var before = reading.Chunks[at];
        if (before is { Kind: ChunkKind.Break } && at > 0 && governors.EffectOf(reading[reading.Chunks[at - 1].Last]) is { } aim)
            return new Outcome(aim, reading[reading.Chunks[at - 1].Last].Lower);
        if (before is { Kind: ChunkKind.Comma or ChunkKind.Conjunction } && OfPlan(reading, at, depth) is { } plan)
            return plan;
        if (before.Verb is { Lemma: "rule" } && reading[reading.Chunks[chunk].First - 1].Lower == "out")
            return new Outcome(Effect.Denied, "rule out");
        if (
            before.Verb is { Negated: false, Modal: null } said
            && reading[said.Head].Is(Tag.Speech)
            && (reading[reading.Chunks[chunk].First].Lower == "having" || reading[said.Head].Info.Speech is SpeechKind.Confirm or SpeechKind.Deny)
        )
            return Outcome.Fact;
        if (before.Verb is { } verb)
            return verb.Lemma is "begin" or "start" or "continue"
                ? new Outcome(Effect.Attempted, verb.Lemma)
                : governors.Of(reading, at, verb.Lemma, depth);
        if (
            before.Kind == ChunkKind.Noun
            && Governors.PreviousVerb(reading, at) is { Verb: { } outer } holder
            && (outer.Modal is not null || outer.Negated)
            && depth < 4
        )
            return modality.OfVerb(reading, reading.ChunkOf(holder.First), depth + 1);
        if (before.Kind != ChunkKind.Preposition || at == 0)
            return Outcome.Fact;
        return OfPrepositional(reading, at, depth);
    }

    /// <summary>"it aims to seal the border, cutting the road and recapturing X": what follows the plan belongs to it; null when no plan stands
    /// before.</summary>
    private Outcome? OfPlan(SentenceReading reading, int before, int depth)
    {
        for (var at = before - 1; at > 0 && depth < 3; at--)
        {
            if (reading.Chunks[at].Kind is ChunkKind.Break)
                return null;
            if (reading.Chunks[at].Verb is not { } verb || verb.Tense == Tense.Gerund)
                continue;
            if (verb is { IsFinite: true, Modal: not null })
                return modality.OfVerb(reading, at, depth + 1) is { Happened: false } supposed ? supposed : null;
            if (verb.IsFinite)
                return lexicon.EffectOf(verb.Lemma) is Effect.Planned && verb.Tense == Tense.Present ? new Outcome(Effect.Planned, verb.Lemma) : null;
            return
                modality.OfVerb(reading, at, depth + 1) is var aim
                && aim is { Effect: Effect.Planned } or { Effect: Effect.Attempted, Because: "aim" or "seek" }
                ? aim
                : null;
        }

        return null;
    }

    private Outcome OfPrepositional(SentenceReading reading, int preposition, int depth)
    {
        var word = reading[reading.Chunks[preposition].First].Lower;
        if (word == "without")
            return new Outcome(Effect.Denied, word);
        if (
            word == "by"
            && depth < 4
            && Governors.PreviousVerb(reading, preposition) is { Verb.Negated: false } end
            && modality.OfVerb(reading, reading.ChunkOf(end.First), depth + 1)
                is { Effect: Effect.Attempted or Effect.Planned or Effect.Threatened } sought
        )
            return sought;
        if (word is not ("of" or "to" or "from" or "in" or "at" or "for" or "on" or "about" or "towards" or "toward"))
            return Outcome.Fact;
        var at = preposition - 1;
        while (at > 0 && reading.Chunks[at].Kind == ChunkKind.Adverb) at--;
        var governor = reading.Chunks[at];
        if (governor.Verb is { } verb)
            return word == "from" && lexicon.EffectOf(verb.Lemma) is null
                ? new Outcome(Effect.Repelled, verb.Lemma)
                : governors.Of(reading, at, verb.Lemma, depth);
        if (word == "of" && Prospects.Contains(reading[governor.Last].Lower))
            return new Outcome(Effect.Planned, reading[governor.Last].Lower);
        if (word == "from" && BlockedBefore(reading, preposition - 1) is { } blocked)
            return new Outcome(Effect.Repelled, blocked);
        if (governors.EffectOf(reading[governor.Last]) is { } effect)
            return new Outcome(effect, reading[governor.Last].Lower);
        if (Governors.PreviousVerb(reading, preposition) is { Verb.Modal: not null } future && depth < 4)
            return modality.OfVerb(reading, reading.ChunkOf(future.First), depth + 1);
        if (
            word is "in" or "at"
            && Governors.PreviousVerb(reading, preposition) is { Verb.IsFinite: true } main
            && depth < 4
            && modality.OfVerb(reading, reading.ChunkOf(main.First), depth + 1) is { Happened: false } supposed
        )
            return supposed;
        return word is "to" ? new Outcome(Effect.Threatened, reading[governor.Last].Lower) : Outcome.Fact;
    }

    private string? BlockedBefore(SentenceReading reading, int noun) =>
        reading.ChunkAt(noun - 1)?.Verb is { } verb && (lexicon.EffectOf(verb.Lemma) == Effect.Repelled || verb.Lemma is "keep") ? verb.Lemma : null;
}
