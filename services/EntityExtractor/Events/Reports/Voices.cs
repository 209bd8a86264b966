using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Finds whose words a sentence tells: the side that speaks, or the one that an officer or a capital speaks for.</summary>
internal sealed class Voices(ActorReader actors, PlaceReader places)
{
    public Anaphora.Voice Of(SentenceReading reading, Attribution said) =>
        new(
            actors.Read(reading, reading.ChunkOf(said.SpeakerFirst))
                ?? Capital(reading, said)
                ?? Represented(reading, reading.Chunks[reading.ChunkOf(said.SpeakerFirst)]),
            new Actor(said.Speaker!, reading.StartOf(said.SpeakerFirst), null, null, ActorClass.Any),
            said.First,
            said.Last,
            said.Verb,
            said.Verb < 0 ? reading.StartOf(said.SpeakerLast) : reading.StartOf(said.Verb)
        );

    /// <summary>"Brigade leader Karim Jan", "the movement's spokesman": the side that an officer speaks for.</summary>
    private Actor? Represented(SentenceReading reading, Chunk speaker)
    {
        for (var w = speaker.First + 1; w <= speaker.Last; w++)
        {
            if (reading[w].Lower is not ("leader" or "commander" or "chief" or "spokesman" or "spokeswoman" or "spokesperson")) continue;
            var first = reading[speaker.First].Is(Tag.Determiner) ? speaker.First + 1 : speaker.First;
            return first < w && actors.Read(reading, first, w - 1) is { Class: not ActorClass.Person } side ? side : null;
        }

        return null;
    }

    /// <summary>"Kyiv says it has …": a city that speaks is a government.</summary>
    private Actor? Capital(SentenceReading reading, Attribution said) =>
        places.Read(reading, said.SpeakerFirst, alone: true) is { Places: [{ Mention: { Id: not null, Kind: PlaceKind.City } }] } phrase
        && phrase.Last == said.SpeakerLast
            ? new Actor(said.Speaker!, reading.StartOf(said.SpeakerFirst), null, null, ActorClass.State)
            : null;
}
