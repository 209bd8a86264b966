using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads a side of the fighting from a noun phrase; null for people, things and places.</summary>
internal sealed class ActorReader(DocumentNames names)
{
    private static readonly FrozenSet<string> Crowds = EventLexicon.Shared.Cues("crowd");

    public Actor? Read(SentenceReading reading, int chunkIndex)
    {
        if (reading.ChunkAt(chunkIndex) is not { Kind: ChunkKind.Noun } chunk) return null;
        var first = SkipArticles(reading, chunk);
        if (IsQuantity(reading, chunk) && reading.ChunkAt(chunkIndex + 1) is { Kind: ChunkKind.Preposition } of && reading[of.First].Lower == "of")
            return Read(reading, chunkIndex + 2);
        if (first > chunk.Last || Read(reading, first, chunk.Last) is not { } actor)
            return null;
        return Extended(reading, chunkIndex, first, actor) ?? actor with { IsOwn = IsOwned(reading, chunk) };
    }

    /// <summary>"hundreds of fighters", "members of the group".</summary>
    private static bool IsQuantity(SentenceReading reading, Chunk chunk) =>
        reading[chunk.Last].IsNumber || reading[chunk.Last].Is(Tag.Vague) || Crowds.Contains(reading[chunk.Last].Lower);

    /// <summary>"units of the armed forces", "fighters from the front", "insurgents of the Ember Front".</summary>
    private Actor? Extended(SentenceReading reading, int chunkIndex, int first, Actor actor)
    {
        if (
            actor.Id is not null
            || reading.ChunkAt(chunkIndex + 1) is not { Kind: ChunkKind.Preposition } link
            || reading[link.First].Lower is not ("of" or "from")
        )
            return null;
        if (
            reading.ChunkAt(chunkIndex + 2) is not { Kind: ChunkKind.Noun } noun
            || SkipArticles(reading, noun) is var from && from > noun.Last
            || Read(reading, from, noun.Last) is not { } whole
        )
            return null;
        if (actor.Class != ActorClass.Any && (whole.Id is null || reading[link.First].Lower != "of"))
            return null;
        return whole with { Text = reading.TextOf(first, noun.Last), Start = actor.Start };
    }

    /// <summary>"its forces", "our fighters": the speaker's own.</summary>
    private static bool IsOwned(SentenceReading reading, Chunk chunk) => reading[chunk.First].Lower is "its" or "our" or "their" or "his" or "my";

    /// <summary>A side named within words <c>[first, last]</c>; the phrase's last words decide what it is.</summary>
    public Actor? Read(SentenceReading reading, int first, int last)
    {
        while (last >= first && (reading[last].IsMark || reading[last].IsPossessive || reading[last].IsNumber && last > first)) last--;
        if (last < first || HasTitle(reading, first, last)) return null;
        var head = reading[last];
        if (IsInFront(reading, first, last) || (head.Is(Tag.Nominal) && !IsMention(reading, first, last)))
            return null;
        if (head.Is(Tag.Actor) && head.Info.Actor != ActorClass.Person && !IsOfPlace(reading, first, last))
            return Create(reading, first, last, head.Info.Actor);
        if (head.Is(Tag.Common | Tag.Place | Tag.Time | Tag.NotPlace | Tag.Weekday | Tag.Month) && !IsMention(reading, first, last))
            return null;
        return ReadName(reading, first, last);
    }

    private Actor? ReadName(SentenceReading reading, int first, int last)
    {
        var (start, end) = (reading.StartOf(first), reading.EndOf(last));
        if (names.EntityAt(reading.StartOf(last), end) is { } entity)
            return entity.Type is EntityType.Person or EntityType.Media ? null : Create(reading, first, last, ActorClass.Any);
        if (names.PlaceAt(reading.StartOf(last), end) is { } place)
            return place.Kind == PlaceKind.Country || IsGovernment(reading, first, last) ? Create(reading, first, last, ActorClass.State) : null;
        var runs = NameRuns.Of(reading, first, last);
        if (runs.Length == 0 || runs[^1].Last != last) return null;
        var name = reading.TextOf(runs[^1].First, last);
        if (names.IsPerson(name, start, end)) return null;
        return names.IsPlace(name, start, end) ? null : Create(reading, first, last, ActorClass.Any);
    }

    /// <summary>"Moscow claimed to have captured X": the seat of a government speaks.</summary>
    private static bool IsGovernment(SentenceReading reading, int first, int last) =>
        first == last
        && last + 1 < reading.Words.Length
        && reading[last + 1].Is(Tag.Speech)
        && Nations.Of(reading.Text.Span(reading[last].Token)) is not null;

    private Actor Create(SentenceReading reading, int first, int last, ActorClass kind)
    {
        var (start, end) = (reading.StartOf(first), reading.EndOf(last));
        var entity = (names.EntityAt(start, end) ?? names.EntityNamed(reading.TextOf(first, last)))
            is { Type: EntityType.ArmedGroup or EntityType.Government or EntityType.Organisation } found
            ? found
            : null;
        var told = ClassOf(reading, first, last, entity);
        return new Actor(
            reading.TextOf(first, last),
            start,
            entity?.Id,
            entity?.Side,
            kind == ActorClass.NonState || told == ActorClass.Any ? kind : told,
            IsArmed: IsArmed(reading, first, last, entity)
        );
    }

    private static bool IsArmed(SentenceReading reading, int first, int last, EntityMention? entity)
    {
        if (entity is { Type: EntityType.ArmedGroup }) return true;
        for (var w = first; w <= last; w++)
        {
            if (
                reading[w].Info.Actor == ActorClass.NonState && reading[w].Lower is not ("opposition" or "movement")
                || EventLexicon.Shared.IsCue("armed", reading[w].Lower)
                || reading[w].Lower == "armed" && w < last
            )
                return true;
        }

        return false;
    }

    private static ActorClass ClassOf(SentenceReading reading, int first, int last, EntityMention? entity)
    {
        if (entity is { Type: EntityType.ArmedGroup, Id: not null } && entity.End >= reading.EndOf(last)) return ClassOf(entity);
        if (ClassWithin(reading, first, last) is var told and not ActorClass.Any) return told;
        if (entity is { Type: EntityType.ArmedGroup }) return ClassOf(entity);
        if (entity is { Type: EntityType.Government }) return ActorClass.State;
        for (var w = first; w < last; w++)
        {
            if (Demonyms.BuiltIn.CountryOf(reading.Text.Span(reading[w].Token)) is not null) return ActorClass.State;
        }

        return ActorClass.Any;
    }

    private static ActorClass ClassOf(EntityMention group) => StateSides.Owns(group) ? ActorClass.State : ActorClass.NonState;

    /// <summary>"government forces", "rebel army": a word before the head tells the class.</summary>
    private static ActorClass ClassWithin(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (
                reading[w].Lower is "armed"
                && w < last
                && reading[w + 1].Lower is "group" or "groups" or "men" or "faction" or "factions" or "organisations" or "tribesmen"
            )
                return ActorClass.NonState;
            if (reading[w].Info.Actor is ActorClass.State or ActorClass.NonState)
                return reading[w].Info.Actor;
            if (reading[w].Lower is "government" or "security" or "armed" or "defence" or "defense" or "regular" or "loyalist" or "special")
                return ActorClass.State;
        }

        return ActorClass.Any;
    }

    private bool IsMention(SentenceReading reading, int first, int last) =>
        names.EntityAt(reading.StartOf(last), reading.EndOf(last)) is { } entity
        && entity.Start >= reading.StartOf(first)
        && entity.Type != EntityType.Person;

    private static bool HasTitle(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (reading[w].Is(Tag.Title) && reading[w].Lower is not ("general" or "major")) return true;
        }

        return false;
    }

    /// <summary>"in front of 31,000 spectators": no front.</summary>
    private static bool IsInFront(SentenceReading reading, int first, int last) =>
        first == last && reading[last].Lower == "front" && last > 0 && reading[last - 1].Lower == "in";

    /// <summary>"army base": the last word is a place's.</summary>
    private static bool IsOfPlace(SentenceReading reading, int first, int last) =>
        last > first && reading[last].Is(Tag.Place) && !reading[last].Is(Tag.Actor);

    private static int SkipArticles(SentenceReading reading, Chunk chunk)
    {
        var first = chunk.First;
        while (first <= chunk.Last && (reading[first].Is(Tag.Determiner | Tag.Vague | Tag.Adverb) || reading[first].IsNumber)) first++;
        return first;
    }
}
