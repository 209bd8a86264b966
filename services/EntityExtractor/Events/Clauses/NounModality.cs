using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Decides whether what a noun such as "capture" or "fall" tells happened.</summary>
internal sealed class NounModality(EventLexicon lexicon, Governors governors, Modality modality)
{
    private static readonly FrozenSet<string> Unreal = EventLexicon.Shared.Cues("unreal");
    private static readonly FrozenSet<string> Agreeing = EventLexicon.Shared.Cues("agreed");

    /// <summary>What governs a noun such as "capture" or "fall": "to prevent the fall of", "operation for the capture of".</summary>
    public Outcome Of(SentenceReading reading, int word)
    {
        var chunk = reading.ChunkOf(word);
        for (var w = word - 1; w >= reading.Chunks[chunk].First; w--)
        {
            if (Unreal.Contains(reading[w].Lower))
                return new Outcome(Effect.Threatened, reading[w].Lower);
            if (reading[w].Lower is "reported" or "claimed" or "alleged" or "apparent")
                return new Outcome(Effect.Claimed, reading[w].Lower, IsHearsay: true);
        }

        if (Conditions.IsOfFuture(reading, chunk)) return new Outcome(Effect.Threatened, "would");
        if (Untruths.IsDismissed(reading, chunk)) return new Outcome(Effect.Denied, "false");
        chunk = BeforeQuote(reading, chunk);
        return chunk > 0 ? OfGovernor(reading, chunk) : Outcome.Fact;
    }

    /// <summary>"called for the “immediate withdrawal” of": what governs the quoted words stands before the mark and the article.</summary>
    private static int BeforeQuote(SentenceReading reading, int chunk)
    {
        if (reading.ChunkAt(chunk - 1) is not { Kind: ChunkKind.Quote })
            return chunk;
        return
            reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Noun } article
            && article.First == article.Last
            && reading[article.First].Is(Tag.Determiner)
            ? chunk - 2
            : chunk - 1;
    }

    private Outcome OfGovernor(SentenceReading reading, int chunk)
    {
        var before = reading.Chunks[chunk - 1];
        if (
            reading[before.Last].Lower is "off" or "back"
            && reading.ChunkAt(chunk - 2)?.Verb is { Negated: false } fended
            && EventLexicon.Shared.IsCue("repelling-off", fended.Lemma)
        )
            return new Outcome(Effect.Repelled, fended.Lemma);
        if (before.Verb is { } verb && lexicon.EffectOf(verb.Lemma) is { } effect && effect is not (Effect.Fact or Effect.Claimed))
            return new Outcome(effect, verb.Lemma);
        if (before.Verb is { Tense: Tense.Infinitive } && modality.OfVerb(reading, chunk - 1, 1) is { Effect: Effect.Planned } planned)
            return planned;
        if (before.Verb is { Negated: true } or { Modal: not null })
            return modality.OfVerb(reading, chunk - 1, 1);
        if (Agreed(reading, before.Kind == ChunkKind.Preposition ? chunk - 2 : chunk - 1) is { } term)
            return new Outcome(Effect.Planned, term);
        if (before.Kind != ChunkKind.Preposition || chunk < 2)
            return Outcome.Fact;
        if (
            reading.Chunks[chunk - 2].Verb is { } fought
            && reading[before.First].Lower == "for"
            && fought.Lemma is "rage" or "fight" or "battle" or "clash"
        )
            return new Outcome(Effect.Attempted, fought.Lemma);
        var governor = reading[reading.Chunks[chunk - 2].Last];
        return governors.EffectOf(governor) is { } found && found is not (Effect.Fact or Effect.Claimed)
            ? new Outcome(found, governor.Lower)
            : Outcome.Fact;
    }

    /// <summary>"The deal provides for the withdrawal of", "talks on the handover of": a term of an agreement is still to come.</summary>
    private static string? Agreed(SentenceReading reading, int chunk)
    {
        if (reading.ChunkAt(chunk) is not { } governor) return null;
        var word = governor.Verb?.Lemma ?? reading[governor.Last].Lower;
        return Agreeing.Contains(word) ? word : null;
    }
}
