using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Gives the sides and named places of a sentence to the memory, for "they" and "the district" behind them.</summary>
internal sealed class Context(ActorReader actors, PlaceReader places, Anaphora anaphora)
{
    private readonly Landmarks _landmarks = new(places);

    /// <summary>Remembers what one chunk names.</summary>
    public void Remember(SentenceReading reading, int chunk)
    {
        if (reading.Chunks[chunk].Kind != ChunkKind.Noun) return;
        var phrase = places.Read(reading, reading.Chunks[chunk].First, alone: true);
        if (Possessor(reading, reading.Chunks[chunk]) is { } owner)
            anaphora.RememberLandmark(owner);
        if (phrase is not null && !Speaks(reading, chunk) && !Hears(reading, chunk) && !IsCapitalOf(reading, chunk))
            RememberPlaces(reading, chunk, phrase);
        if (reading[reading.Chunks[chunk].First].Is(Tag.Pronoun) || actors.Read(reading, chunk) is not { } actor)
            return;
        if (phrase is null or { Places: [{ IsMinor: true }] } || (actor.Id is not null && !phrase.Places.Any(p => p.IsNamed)))
            anaphora.Remember(actor);
    }

    /// <summary>"the rebels are soldiers who left the army. They …": what a sentence is about is meant before what it merely names.</summary>
    public void RememberSubject(SentenceReading reading)
    {
        var verb = Array.FindIndex(reading.Chunks, c => c.Verb is { IsFinite: true, Lemma: "be" });
        if (
            verb > 0
            && Subjects.Of(reading, verb) is { } subject
            && !reading[reading.Chunks[subject].First].Is(Tag.Pronoun)
            && actors.Read(reading, subject) is { } actor
        )
            anaphora.Remember(actor);
    }

    /// <summary>"Selk's airport", "Selk's last defenders": Selk.</summary>
    private PlaceRef? Possessor(SentenceReading reading, Chunk chunk)
    {
        for (var w = chunk.First + 1; w < chunk.Last; w++)
        {
            if (reading[w].IsPossessive)
                return
                    places.ReadNamed(reading, chunk.First, w - 1) is { Places: [{ IsNamed: true, Mention.Id: not null } place] }
                    && place.Kind is not (PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region)
                    ? place
                    : null;
        }

        return null;
    }

    /// <summary>"X, the capital of Y province": a word for X, not another place.</summary>
    private static bool IsCapitalOf(SentenceReading reading, int chunk) =>
        reading[reading.Chunks[chunk].Last].Lower == "capital"
        && reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Comma }
        && reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Preposition };

    /// <summary>"Kyiv denied that the town had fallen": the town is another.</summary>
    private static bool Speaks(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk + 1)?.Verb is { } verb
        && (reading[verb.Head].Is(Tag.Speech) || Reports(reading, chunk + 1, verb))
        && !reading[reading.Chunks[chunk].Last].Is(Tag.Place);

    /// <summary>"The Keshti Telegraph gathered that".</summary>
    private static bool Reports(SentenceReading reading, int chunk, VerbGroup verb) =>
        verb.Lemma is "gather" or "learn" or "understand" or "hear"
        && reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Subordinator or ChunkKind.Relative } that
        && reading[that.First].Lower == "that";

    /// <summary>"told Keshti on Wednesday", "told a press conference in Keshti": a newspaper, and where it was said.</summary>
    private static bool Hears(SentenceReading reading, int chunk)
    {
        if (reading.ChunkAt(chunk - 1)?.Verb is { Lemma: "tell" or "inform", Passive: false })
            return true;
        if (
            reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Comma }
            && reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Noun } capital
            && reading[capital.Last].Lower == "capital"
        )
            chunk -= 2;
        if (
            reading.ChunkAt(chunk - 1) is not { Kind: ChunkKind.Preposition } link
            || reading[link.Last].Lower is not ("in" or "at" or "from")
            || reading.ChunkAt(chunk - 2) is not { Kind: ChunkKind.Noun } heard
        )
            return false;
        return reading[heard.Last].Lower is "conference" or "reporters" or "journalists" or "briefing" or "interview" or "newsmen" or "statement"
            || reading.ChunkAt(chunk - 3)?.Verb is { Lemma: "tell" or "inform", Passive: false };
    }

    private void RememberPlaces(SentenceReading reading, int chunk, PlacePhrase phrase)
    {
        var landmark = _landmarks.Is(reading, chunk);
        if (phrase.Places is [{ IsNamed: false } unnamed] && IsOfLead(reading, chunk, unnamed))
            anaphora.RememberUnnamed(unnamed);
        foreach (
            var place in phrase.Places.Where(p =>
                p.IsNamed && p.IsEvident && !p.IsMinor && p.Kind is not (PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region)
            )
        )
        {
            var told = IsCalledCapital(reading, chunk) ? place with { Kind = PlaceKind.City } : place;
            if (Datelines.Holds(reading, reading.Chunks[chunk].Last)) anaphora.RememberDateline(told);
            else if (landmark) anaphora.RememberLandmark(told);
            else anaphora.Remember(told);
        }
    }

    /// <summary>"X, the capital of Y province": "the city" behind it is X.</summary>
    private static bool IsCalledCapital(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Comma }
        && reading.ChunkAt(chunk + 2) is { Kind: ChunkKind.Noun } told
        && reading[told.First].Lower == "the"
        && reading[told.Last].Lower is "capital" or "city";

    /// <summary>"a strategic town", in the lead.</summary>
    private static bool IsOfLead(SentenceReading reading, int chunk, PlaceRef place) =>
        reading is { Index: <= 1, IsHeading: false }
        && place
            is { PointsBack: false, Count: null, IsVague: false, Kind: PlaceKind.District or PlaceKind.City or PlaceKind.Town or PlaceKind.Village }
        && reading[reading.Chunks[chunk].First].Lower is "a" or "an" or "another";
}
