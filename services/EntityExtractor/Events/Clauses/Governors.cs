using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>What verbs and nouns such as "try", "vow" and "operation" make of the change they govern.</summary>
internal sealed class Governors(EventLexicon lexicon, Modality modality)
{
    /// <summary>The governor's own effect, and what in turn governs it.</summary>
    public Outcome Of(SentenceReading reading, int chunk, string lemma, int depth)
    {
        var own = lexicon.EffectOf(lemma) ?? Effect.Planned;
        if (own is not (Effect.Fact or Effect.Claimed)) return new Outcome(own, lemma);
        var outer = depth < 4 ? modality.OfVerb(reading, chunk, depth + 1) : Outcome.Fact;
        if (outer.Effect == Effect.Denied) return new Outcome(Effect.Attempted, "not " + lemma);
        if (!outer.Happened) return outer;
        return own == Effect.Claimed ? new Outcome(Effect.Claimed, lemma, IsHearsay: lemma != "claim") : outer;
    }

    /// <summary>The effect of a noun or of the verb that it is a form of; null for sides and other words.</summary>
    public Effect? EffectOf(Word word) =>
        word.Is(Tag.Actor)
            ? null
            : lexicon.EffectOf(word.Lower)
                ?? (word.Lower is "objectives" or "goals" or "missions" ? Effect.Planned : (Effect?)null)
                ?? (word.Info.Lemma is { } lemma ? lexicon.EffectOf(lemma) : null);

    /// <summary>The verb that stands nearest before; null when there is none.</summary>
    public static Chunk? PreviousVerb(SentenceReading reading, int before)
    {
        for (var at = before - 1; at >= 0; at--)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Verb) return reading.Chunks[at];
        }

        return null;
    }
}
