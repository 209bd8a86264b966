using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Lays the nominal constructions ("the fall of X", "Y's capture of X", "X's fall") over a noun.</summary>
internal sealed class NounMatcher(EventLexicon lexicon, ActorReader actors, PlaceReader places, Anaphora anaphora)
{
    private readonly SlotFiller _slots = new(actors, places, anaphora);

    public Match? Match(SentenceReading reading, int word)
    {
        var chunk = reading.ChunkAt(reading.ChunkOf(word))!;
        if (chunk.Kind != ChunkKind.Noun || chunk.Last != word || !lexicon.Nominal.TryGetValue(reading[word].Lower, out var constructions))
            return null;
        foreach (var construction in constructions)
        {
            if (Of(reading, word, construction) is { } match) return WithOwner(reading, chunk, match);
        }

        return constructions.LastOrDefault(IsOfPlace) is { } plain && Possessed(reading, chunk, plain) is { } owned
            ? Performed(reading, chunk, owned)
            : null;
    }

    /// <summary>"fall of X" has the form "X's fall"; "change of control in X" has none.</summary>
    private static bool IsOfPlace(Construction construction) =>
        construction.Rest is [{ Slot: Slot.None } link, { Slot: Slot.Place }] && link.Words is ["of"];

    private Match? Of(SentenceReading reading, int word, Construction construction)
    {
        var filled = new Filled(word);
        if (!_slots.Fill(reading, construction.Rest, 0, ref filled) || filled.Place is null) return null;
        filled.Set(Slot.Gainer, _slots.Agent(reading, filled.Last));
        if (construction.Kind == ConstructionKind.Change) filled.Set(Slot.Loser, _slots.From(reading, filled.Last));
        return filled.ToMatch(construction, word);
    }

    /// <summary>"the insurgents' seizure", "the rebel takeover", "the army's loss".</summary>
    private Match WithOwner(SentenceReading reading, Chunk chunk, Match match)
    {
        if ((Owner(reading, chunk) ?? Performer(reading, chunk)) is not { } owner)
            return match;
        return match.Construction.Kind is ConstructionKind.Lose or ConstructionKind.Leave
            ? match with
            {
                Loser = match.Loser ?? owner,
            }
            : match with
            {
                Gainer = match.Gainer ?? owner,
            };
    }

    /// <summary>"the rebels announced its capture".</summary>
    private Match Performed(SentenceReading reading, Chunk chunk, Match match) =>
        match.Gainer is null ? match with { Gainer = Performer(reading, chunk) } : match;

    /// <summary>"The army has made a tactical retreat from X".</summary>
    private Actor? Performer(SentenceReading reading, Chunk chunk)
    {
        var verb = reading.ChunkOf(chunk.First) - 1;
        if (reading.ChunkAt(verb) is { Kind: ChunkKind.Preposition } particle && reading[particle.First].Lower == "out")
            verb--;
        if (
            reading.ChunkAt(verb)?.Verb is not { Passive: false, Negated: false, Lemma: var lemma }
            || !(lemma is "make" or "conduct" or "stage" or "complete" or "carry" or "begin" || IsOwnDeed(reading, chunk, lemma))
            || Subjects.Of(reading, verb) is not { } subject
        )
            return null;
        return _slots.Actor(reading, subject);
    }

    /// <summary>"The militia announced the liberation of X": it speaks of its own.</summary>
    private static bool IsOwnDeed(SentenceReading reading, Chunk chunk, string lemma) =>
        lemma is "announce" or "declare" or "proclaim" or "claim" or "celebrate"
        && reading[chunk.Last].Lower is not ("fall" or "collapse" or "loss" or "occupation");

    private Actor? Owner(SentenceReading reading, Chunk chunk)
    {
        var last = chunk.Last - 1;
        while (last > chunk.First && (reading[last].IsPossessive || reading[last].Is(Tag.Adjective) && !reading[last].Is(Tag.Actor))) last--;
        var first = chunk.First;
        if (first == last && reading[first].Lower is "its" or "their" or "our")
            return anaphora.Actor(
                reading[first].Lower switch
                {
                    "its" => "it",
                    "our" => "we",
                    _ => "they",
                },
                first
            );
        while (first < last && reading[first].Is(Tag.Determiner))
            first++;
        return first <= last ? actors.Read(reading, first, last) : null;
    }

    private Match Its(SentenceReading reading, Chunk chunk, Construction construction)
    {
        var place = new PlaceRef
        {
            Start = reading.StartOf(chunk.First),
            End = reading.EndOf(chunk.First),
            PointsBack = true,
        };
        return new Match(
            construction,
            chunk.Last,
            chunk.Last,
            new PlacePhrase([place], chunk.Last),
            _slots.Agent(reading, chunk.Last),
            _slots.From(reading, chunk.Last)
        );
    }

    /// <summary>"the city's capture": the one told before.</summary>
    private static PlacePhrase? Pointed(SentenceReading reading, int first, int last) =>
        last == first + 1
        && reading[first].Lower == "the"
        && reading[last].Is(Tag.Place)
        && reading[last].Info.Place is PlaceKind.District or PlaceKind.City or PlaceKind.Town or PlaceKind.Village
            ? new PlacePhrase(
                [
                    new PlaceRef
                    {
                        Start = reading.StartOf(first),
                        End = reading.EndOf(last),
                        Kind = reading[last].Info.Place,
                        PointsBack = true,
                    },
                ],
                last
            )
            : null;

    /// <summary>"its takeover of the country": who takes it, not what is taken.</summary>
    private static bool IsTaking(SentenceReading reading, int noun) => noun + 1 < reading.Words.Length && reading[noun + 1].Lower == "of";

    /// <summary>"Shalmar's fall", "its capture from the rebels".</summary>
    private Match? Possessed(SentenceReading reading, Chunk chunk, Construction construction)
    {
        if (construction.Kind is ConstructionKind.Lose or ConstructionKind.Leave || construction.Rest[^1].Slot == Slot.None)
            return null;
        if (reading[chunk.First].Lower is "its" or "their" && chunk.Last == chunk.First + 1 && !IsTaking(reading, chunk.Last))
            return Its(reading, chunk, construction);
        for (var w = chunk.Last - 1; w > chunk.First; w--)
        {
            if (!reading[w].IsPossessive) continue;
            var phrase = places.ReadNamed(reading, chunk.First, w - 1);
            phrase ??= Pointed(reading, chunk.First, w - 1);
            return phrase is null
                ? null
                : new Match(construction, chunk.Last, chunk.Last, phrase, _slots.Agent(reading, chunk.Last), _slots.From(reading, chunk.Last));
        }

        return null;
    }
}
