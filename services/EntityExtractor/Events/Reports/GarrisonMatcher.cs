using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>"X, where the garrison was overrun": who overruns a place's garrison has the place.</summary>
internal sealed class GarrisonMatcher(PlaceReader places, SlotFiller slots)
{
    private const int Reach = 14;

    public Match? Match(SentenceReading reading, int chunk, Construction[] constructions)
    {
        var verb = reading.Chunks[chunk].Verb!;
        if (!verb.Passive || verb.Lemma is not ("overrun" or "capture" or "seize") || Where(reading, chunk) is not { } where)
            return null;
        if (constructions.FirstOrDefault(c => c is { Kind: ConstructionKind.Change, Rest: [{ Slot: Slot.Place }] }) is not { } construction)
            return null;
        if (
            Antecedent(reading, where) is not { Places: [{ IsNamed: true } place] } phrase
            || place.Kind is PlaceKind.Admin1 or PlaceKind.Country
            || !HasGarrison(reading, where, chunk)
        )
            return null;
        return new Match(construction, verb.Head, reading.Chunks[chunk].Last, phrase, slots.Agent(reading, reading.Chunks[chunk].Last), null);
    }

    private static int? Where(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at > 1 && chunk - at <= Reach; at--)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Break) return null;
            if (reading[reading.Chunks[at].First].Lower == "where") return at;
        }

        return null;
    }

    private PlacePhrase? Antecedent(SentenceReading reading, int where)
    {
        var noun = reading.Chunks[where - 1].Kind == ChunkKind.Comma ? where - 2 : where - 1;
        return noun >= 0 && reading.Chunks[noun].Kind == ChunkKind.Noun ? places.Read(reading, reading.Chunks[noun].First, alone: true) : null;
    }

    /// <summary>Straight behind "where": the subject of its clause.</summary>
    private static bool HasGarrison(SentenceReading reading, int where, int chunk) =>
        reading.ChunkAt(where + 1) is { Kind: ChunkKind.Noun } subject
        && where + 1 < chunk
        && reading[subject.Last].Lower is "garrison" or "headquarters" or "base";
}
