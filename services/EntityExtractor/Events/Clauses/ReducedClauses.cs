using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Clauses on a noun without "who" or "which": "districts seized by rebels", "troops coming from the south".</summary>
internal static class ReducedClauses
{
    /// <summary>"districts seized by rebels fell", "troops coming from the south took", "men believed to be rebels took": the noun that the clause
    /// describes; null for other verbs.</summary>
    public static int? Described(SentenceReading reading, int at)
    {
        if (reading.Chunks[at].Verb is { Tense: Tense.Infinitive } && reading.ChunkAt(at - 1)?.Verb is { MayBePassive: true }) at--;
        return reading.Chunks[at].Verb is { MayBePassive: true } || IsDescribing(reading, at) ? ReducedAntecedent(reading, at) : null;
    }

    /// <summary>"troops coming": a side, and what it is doing, without a comma between.</summary>
    public static bool IsDescribing(SentenceReading reading, int verb) =>
        reading.Chunks[verb].Verb is { Tense: Tense.Gerund }
        && reading.ChunkAt(verb - 1) is { Kind: ChunkKind.Noun } side
        && reading[side.Last].Is(Tag.Actor)
        && !(side.First > 0 && reading[side.First - 1].Lower == "with");

    /// <summary>"districts seized by rebels fell", "fighters backed by tanks and armed with drones": the noun before the reduced clause.</summary>
    private static int? ReducedAntecedent(SentenceReading reading, int at)
    {
        if (
            at > 0
            && reading.Chunks[at - 1].Kind == ChunkKind.Conjunction
            && Subjects.PreviousVerb(reading, at - 1) is { } twin
            && reading.Chunks[twin].Verb is { MayBePassive: true }
        )
            at = twin;
        return at > 0 && reading.Chunks[at - 1].Kind == ChunkKind.Noun ? Subjects.PhraseHead(reading, at - 1) : null;
    }
}
