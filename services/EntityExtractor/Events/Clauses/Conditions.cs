using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Tells what hangs on something that has not happened: "if", "Had Tolmesh fallen", "the recapture of X would mark".</summary>
internal static class Conditions
{
    /// <summary>"if", "unless", "whether" before the verb within its clause.</summary>
    public static string? Before(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at >= 0; at--)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Comma && AsideBefore(reading, at) is { } opening) at = opening - 1;
            if (at < 0) return null;
            var kind = reading.Chunks[at].Kind;
            if (kind is ChunkKind.Comma or ChunkKind.Break or ChunkKind.Verb)
                return null;
            if (
                kind == ChunkKind.Preposition
                && reading[reading.Chunks[at].First].Lower is "until" or "till"
                && reading.Chunks[chunk].Verb is { Tense: Tense.Present }
                && !reading.IsHeading
            )
                return "until";
            if (kind == ChunkKind.Subordinator)
                return IsCondition(reading[reading.Chunks[at].First].Lower, reading.Chunks[chunk].Verb!)
                    ? reading[reading.Chunks[at].First].Lower
                    : null;
        }

        return null;
    }

    /// <summary>"if they took X"; "once they are driven out of X", but not "once X fell".</summary>
    private static bool IsCondition(string word, VerbGroup verb) =>
        word is "if" or "unless" or "whether" or "lest" || (word is "once" or "until" or "till" && verb.Tense is Tense.Present);

    /// <summary>"whether the militias, which have a history, had entered": the comma that opens the relative clause which another closes.</summary>
    private static int? AsideBefore(SentenceReading reading, int comma)
    {
        for (var at = comma - 1; at > 0; at--)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Comma) return reading.Chunks[at + 1].Kind == ChunkKind.Relative ? at : null;
        }

        return null;
    }

    /// <summary>"Had Tolmesh fallen, …".</summary>
    public static bool IsInverted(SentenceReading reading, int chunk)
    {
        if (reading[0].Lower != "had") return false;
        for (var at = 0; at < chunk; at++)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Comma) return false;
        }

        return chunk > 0;
    }

    /// <summary>"It would be the third city recaptured", "we won't let X fall": the verb hangs on one that has not happened.</summary>
    public static Outcome? Hypothesis(SentenceReading reading, int chunk, VerbGroup verb)
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

    /// <summary>"The recapture of X would mark", "taking X will be hard": what is said of it has not happened.</summary>
    public static bool IsOfFuture(SentenceReading reading, int chunk)
    {
        for (var at = chunk + 1; at < reading.Chunks.Length; at++)
        {
            if (reading.Chunks[at].Kind is ChunkKind.Break or ChunkKind.Subordinator or ChunkKind.Relative or ChunkKind.Comma or ChunkKind.Quote)
                return false;
            if (reading.Chunks[at].Kind == ChunkKind.Conjunction && reading.ChunkAt(at + 1) is not { Kind: ChunkKind.Noun })
                return false;
            if (reading[reading.Chunks[at].Last].Lower is "needs" or "needed" or "requires" or "required")
                return true;
            if (reading.Chunks[at].Verb is { IsFinite: true } verb)
                return verb.Modal is "would" or "will" or "could" or "may" or "might" or "should" or "can" or "must" or "'ll";
        }

        return false;
    }
}
