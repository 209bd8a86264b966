using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Fills the slots of a construction from the words behind its head.</summary>
internal sealed class SlotFiller(ActorReader actors, PlaceReader places, Anaphora anaphora)
{
    private const int TailReach = 14;

    /// <summary>Matches the elements from <paramref name="from"/> on, in order.</summary>
    public bool Fill(SentenceReading reading, IReadOnlyList<Element> rest, int from, ref Filled filled, int before = 0)
    {
        filled.Last += before;
        for (var i = from; i < rest.Count; i++)
        {
            var last = rest[i].Slot switch
            {
                Slot.None => Literal(reading, rest[i].Words, filled.Last + 1),
                Slot.Place => FillPlace(reading, filled.Last + 1, alone: i + 1 < rest.Count && rest[i + 1].Slot == Slot.None, ref filled),
                _ => FillActor(reading, rest[i].Slot, filled.Last + 1, next: i + 1 < rest.Count ? rest[i + 1].Words : [], ref filled),
            };
            if (last is not { } end) return false;
            filled.Last = end;
        }

        return true;
    }

    public Actor? Actor(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk) is { Kind: ChunkKind.Noun } noun && noun.First == noun.Last && reading[noun.First].Is(Tag.Pronoun) ? anaphora.Actor(reading[noun.First].Lower, noun.First) : actors.Read(reading, chunk);

    /// <summary>The place that stands as subject, with the list or tail it has up to the verb.</summary>
    public bool PlaceBefore(SentenceReading reading, int subject, int verbChunk, ref Filled filled)
    {
        var from = ListStart(reading, subject);
        var phrase = places.Read(reading, reading.Chunks[from].First);
        if (phrase is null || phrase.Last >= reading.Chunks[verbChunk].First) phrase = places.Read(reading, reading.Chunks[subject].First, alone: true);
        filled.Place = phrase;
        return phrase is not null;
    }

    /// <summary>"Control of X passed to".</summary>
    public bool OfControl(SentenceReading reading, int chunk, ref Filled filled)
    {
        var of = reading.Chunks[chunk].Last + 1;
        if (of >= reading.Words.Length || reading[of].Lower is not ("of" or "over")) return false;
        filled.Place = places.Read(reading, of + 1);
        return filled.Place is not null;
    }

    /// <summary>"by GAINER" behind a passive.</summary>
    public Actor? Agent(SentenceReading reading, int last) => Behind(reading, last, ["by"]);

    public Actor? From(SentenceReading reading, int last) => Behind(reading, last, ["from"]);

    /// <summary>"from LOSER", "to GAINER" behind the match.</summary>
    public void FillTail(SentenceReading reading, Construction construction, bool passive, ref Filled filled)
    {
        if (filled.Loser is null && construction.Subject?.Slot == Slot.Gainer) filled.Loser = Behind(reading, filled.Last, ["from", "against"]);
        if (filled.Gainer is null && construction.Subject?.Slot is Slot.Place or Slot.Loser) filled.Gainer = Behind(reading, filled.Last, ["to"]);
        if (filled.Gainer is null && construction.Subject?.Slot is Slot.Place && !passive) filled.Gainer = Behind(reading, filled.Last, ["by"]);
    }

    private Actor? Behind(SentenceReading reading, int last, string[] prepositions)
    {
        for (var c = reading.ChunkOf(last) + 1; c < reading.Chunks.Length && reading.Chunks[c].First - last <= TailReach; c++)
        {
            var chunk = reading.Chunks[c];
            if (chunk.Kind is ChunkKind.Comma or ChunkKind.Break or ChunkKind.Verb or ChunkKind.Subordinator or ChunkKind.Relative) return null;
            if (chunk.Kind == ChunkKind.Preposition && prepositions.Contains(reading[chunk.First].Lower) && OwnedControl(reading, c + 1) is { } actor) return actor;
        }

        return null;
    }

    /// <summary>The side itself, or the one in "government control", "the hands of rebels".</summary>
    private Actor? OwnedControl(SentenceReading reading, int chunk)
    {
        if (Actor(reading, chunk) is { } actor) return actor;
        if (reading.ChunkAt(chunk) is not { Kind: ChunkKind.Noun } noun || reading[noun.Last].Lower is not ("control" or "hands" or "grip" or "rule")) return null;
        if (noun.Last > noun.First && actors.Read(reading, noun.First, noun.Last - 1) is { } owner) return owner;
        return reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Preposition } of && reading[of.First].Lower == "of" ? Actor(reading, chunk + 2) : null;
    }

    /// <summary>The word stands next, adverbs and describing words apart ("full control of").</summary>
    private static int? Literal(SentenceReading reading, IReadOnlyList<string> words, int at)
    {
        if (at < reading.Words.Length && reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } noun && words.Contains(reading[noun.Last].Lower) && noun.Last - at <= 4) return noun.Last;
        if (at < reading.Words.Length && Coloured(reading, reading.ChunkOf(at), words) is { } flag) return flag;
        for (var skipped = 0; at < reading.Words.Length && skipped < 4; at++, skipped++)
        {
            if (words.Contains(reading[at].Lower)) return at;
            if (!reading[at].Is(Tag.Adverb | Tag.Adjective | Tag.Determiner) && reading[at].Lower is not ("firm" or "effective" or "direct" or "military" or "operational" or "security" or "territorial")) return null;
        }

        return null;
    }

    /// <summary>"the blue and yellow flag".</summary>
    private static int? Coloured(SentenceReading reading, int chunk, IReadOnlyList<string> words) =>
        reading.ChunkAt(chunk) is { Kind: ChunkKind.Noun } first && first.Last - first.First <= 1 && reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Conjunction } && reading.ChunkAt(chunk + 2) is { Kind: ChunkKind.Noun } second
        && second.Last - second.First is 1 or 2 && words.Contains(reading[second.Last].Lower) ? second.Last : null;

    private int? FillPlace(SentenceReading reading, int at, bool alone, ref Filled filled)
    {
        if (at < reading.Words.Length && reading[at].Lower == "of") at++;
        at = SkipTime(reading, at);
        if (at >= reading.Words.Length || places.Read(reading, at, alone) is not { } phrase) return null;
        filled.Place = phrase;
        return phrase.Last;
    }

    /// <summary>"captured late on Monday the town of X".</summary>
    private static int SkipTime(SentenceReading reading, int at)
    {
        while (reading.ChunkAt(reading.ChunkOf(at)) is { } chunk && at < reading.Words.Length)
        {
            var time = chunk.Kind == ChunkKind.Noun && reading[chunk.Last].Is(Tag.Calendar);
            var on = chunk.Kind == ChunkKind.Preposition && reading.ChunkAt(reading.ChunkOf(at) + 1) is { Kind: ChunkKind.Noun } next && reading[next.Last].Is(Tag.Calendar);
            if (!time && !on && chunk.Kind != ChunkKind.Adverb) break;
            at = chunk.Last + 1;
        }

        return at;
    }

    private int? FillActor(SentenceReading reading, Slot slot, int at, IReadOnlyList<string> next, ref Filled filled)
    {
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk || at >= reading.Words.Length) return null;
        if (next.Count > 0 && OwnerBefore(reading, chunk, next) is { } owned)
        {
            filled.Set(slot, owned.Actor);
            return owned.Last;
        }

        if (OwnedControl(reading, reading.ChunkOf(at)) is not { } actor) return null;
        filled.Set(slot, actor);
        return chunk.Last;
    }

    /// <summary>"rebel hands", "the group's control": side and noun in one phrase.</summary>
    private (Actor? Actor, int Last)? OwnerBefore(SentenceReading reading, Chunk chunk, IReadOnlyList<string> nouns)
    {
        if (!nouns.Contains(reading[chunk.Last].Lower) || chunk.First == chunk.Last) return null;
        var last = chunk.Last - 1;
        while (last > chunk.First && (reading[last].IsPossessive || reading[last].Is(Tag.Adjective))) last--;
        var first = chunk.First;
        if (reading[first].Lower is "their" or "its" or "our") return (anaphora.Actor(reading[first].Lower == "our" ? "we" : "they", first), chunk.Last - 1);
        while (first < last && reading[first].Is(Tag.Determiner | Tag.Adjective) && !reading[first].Is(Tag.Actor)) first++;
        return actors.Read(reading, first, last) is { } actor ? (actor, chunk.Last - 1) : null;
    }

    /// <summary>"the districts of X, Y and Z": the noun before "of".</summary>
    private static int? OfPlaces(SentenceReading reading, int name) =>
        reading[reading.Chunks[name - 1].First].Lower == "of" && reading.ChunkAt(name - 2) is { Kind: ChunkKind.Noun } noun && reading[noun.Last].Is(Tag.Place) ? name - 2 : null;

    /// <summary>First chunk of "X, Y and Z" that ends at a chunk.</summary>
    private static int ListStart(SentenceReading reading, int chunk)
    {
        var at = chunk;
        while (at >= 2 && reading.Chunks[at - 1].Kind is ChunkKind.Conjunction or ChunkKind.Comma)
        {
            var before = at - 2;
            if (reading.Chunks[before].Kind == ChunkKind.Comma) before--;
            if (before < 0 || reading.Chunks[before].Kind != ChunkKind.Noun) break;
            if (reading.ChunkAt(before - 1) is { Kind: ChunkKind.Preposition }) return OfPlaces(reading, before) ?? at;
            at = before;
        }

        return at;
    }
}
