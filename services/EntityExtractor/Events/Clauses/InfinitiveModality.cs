using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Decides whether what an infinitive tells happened: "managed to take", "vowed to take".</summary>
internal sealed class InfinitiveModality(EventLexicon lexicon, Governors governors, Modality modality)
{
    public Outcome Of(SentenceReading reading, int chunk, int depth)
    {
        var at = chunk - 1;
        while (
            at >= 0
            && (
                reading.Chunks[at].Kind is ChunkKind.Adverb or ChunkKind.Quote
                || reading[reading.Chunks[at].Last].Lower is "north" or "south" or "east" or "west"
            )
        )
            at--;
        if (at < 0)
            return new Outcome(Effect.Planned, "to");
        if (reading[reading.Chunks[chunk].First - 1].Lower is "likely" or "set" or "poised")
            return new Outcome(Effect.Threatened, "likely");
        if (reading.Chunks[at].Kind == ChunkKind.Conjunction && Governors.PreviousVerb(reading, at) is { Verb.Tense: Tense.Infinitive } twin)
            return Of(reading, reading.ChunkOf(twin.First), depth);
        var before = reading.Chunks[at];
        if (before.Verb is { Lemma: "have", Tense: Tense.Pluperfect, Negated: false })
            return Outcome.Fact;
        if (before.Verb is { } verb)
            return governors.Of(reading, at, verb.Lemma, depth);
        if (before.Kind != ChunkKind.Noun)
            return new Outcome(Effect.Planned, "to");
        if (Ordinals.Holds(reading, before) || (Subjects.PhraseHead(reading, at) is { } whole && Ordinals.Holds(reading, reading.Chunks[whole])))
            return Outcome.Fact;
        if (governors.EffectOf(reading[before.Last]) is { } effect)
            return effect is Effect.Fact or Effect.Claimed ? OfCopula(reading, at, effect, depth) : new Outcome(effect, reading[before.Last].Lower);
        at = FirstOfList(reading, at);
        if (at > 0 && reading.Chunks[at - 1].Verb is { } moved && lexicon.EffectOf(moved.Lemma) is not null)
            return governors.Of(reading, at - 1, moved.Lemma, depth);
        return new Outcome(Effect.Planned, "to");
    }

    /// <summary>"used artillery and infantry to take": the first of what is joined by "and".</summary>
    private static int FirstOfList(SentenceReading reading, int noun)
    {
        while (
            noun > 1 && reading.Chunks[noun - 1].Kind is ChunkKind.Conjunction or ChunkKind.Comma && reading.Chunks[noun - 2].Kind == ChunkKind.Noun
        )
            noun -= 2;
        return noun;
    }

    private Outcome OfCopula(SentenceReading reading, int at, Effect effect, int depth) => reading.ChunkAt(at - 1)?.Verb switch
    {
        { Negated: true } => new Outcome(Effect.Attempted, "not"),
        { Modal: { } modal } => new Outcome(Effect.Threatened, modal),
        not null when depth < 4 && modality.OfVerb(reading, at - 1, depth + 1) is { Happened: false } outer => outer,
        _ => new Outcome(effect),
    };
}
