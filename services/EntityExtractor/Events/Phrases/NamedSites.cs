using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Telling;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads sites that are told by the name of a place behind them: "the airport of Y", "headquarters in Y".</summary>
internal sealed class NamedSites(DocumentNames names, PlaceNames named, NamesBehind behind)
{
    private static readonly FrozenSet<string> OfPlace = EventLexicon.Shared.Cues("site-of");

    private readonly Func<string, bool> _seen = names.IsSeen;
    private readonly NameEvidence _evidence = new(names);
    private readonly PlaceRefs _refs = new(names);

    /// <summary>"the airport of Y", "headquarters in Y": told as "Y airport".</summary>
    public PlacePhrase? Read(SentenceReading reading, int head, int first)
    {
        if (SiteNames.SeatOfUnit(reading, head) is { } seat)
            return seat;
        if (head + 2 < reading.Words.Length && reading[head + 1].Lower == "of" && OfPlace.Contains(reading[head].Lower))
            return behind.Of(reading, head + 2, PlaceKind.Site);
        if (
            reading[head].Lower is "headquarters" or "hq" or "compound"
            && head + 2 < reading.Words.Length
            && reading[head + 1].Lower == "of"
            && EndsInDistrict(reading, head + 2)
        )
            return behind.OfWhole(reading, head + 2);
        if (reading[first].Lower is "a" or "an" or "another" or "one" or "last")
            return null;
        if (
            MinorSites.Is(reading[head])
            || head + 2 >= reading.Words.Length
            || reading[head + 1].Lower is not ("of" or "in" or "at" or "near" or "outside")
        )
            return null;
        var at = head + 2;
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk)
            return null;
        if (reading[chunk.Last].Is(Tag.Actor) && chunk.Last + 2 < reading.Words.Length && reading[chunk.Last + 1].Lower is "in" or "at" or "near")
            at = chunk.Last + 2;
        else if (reading[chunk.Last].Is(Tag.Actor) && !reading[chunk.Last].Is(Tag.Place))
            return null;
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } named)
            return null;
        var runs = NameRuns.Of(reading, at, named.Last, _seen);
        if (runs.Length == 0 && OfSettlement(reading, named.Last) is { } town)
            return new PlacePhrase(
                [
                    town.Places[0] with
                    {
                        Name = $"{town.Places[0].Name} {Described(reading, head, first)}",
                        Kind = PlaceKind.Site,
                        Mention = null,
                        Admin1 = town.Places[0].Admin1 ?? Guesses.Admin1(town.Places[0].Mention),
                    },
                ],
                town.Last
            );
        if (runs.Length == 0 || !_evidence.IsPlace(reading, runs[^1], at))
            return null;
        if (Called(reading, named.Last) is { } called)
            return called;
        if (reading[named.Last].Info.Place == PlaceKind.Admin1)
            return null;
        var noun = Described(reading, head, first);
        var place = _refs.Create(reading, runs[^1].First, runs[^1].Last, PlaceKind.Site);
        if (
            reading[head + 1].Lower == "in"
            && place.Mention is { Kind: PlaceKind.Admin1 }
            && reading[head].Lower is "base" or "camp" or "barracks" or "garrison"
        )
            return null;
        return new PlacePhrase([place with { Name = $"{place.Name} {noun}", Mention = null, Admin1 = Guesses.Admin1(place.Mention) }], named.Last);
    }

    /// <summary>"the garrison in the western city of Y": Y.</summary>
    private PlacePhrase? OfSettlement(SentenceReading reading, int noun) =>
        noun + 2 < reading.Words.Length
        && reading[noun + 1].Lower == "of"
        && reading[noun].Is(Tag.Place)
        && reading[noun].Info.Place is PlaceKind.City or PlaceKind.Town or PlaceKind.Village
        && behind.Of(reading, noun + 2, reading[noun].Info.Place) is { Places: [{ IsNamed: true }] } town
            ? town
            : null;

    /// <summary>"their last base in Norkand province, the Verin camp": the site's own name behind.</summary>
    private PlacePhrase? Called(SentenceReading reading, int last)
    {
        if (
            last + 2 >= reading.Words.Length
            || reading[last + 1].Lower != ","
            || reading.ChunkAt(reading.ChunkOf(last + 2)) is not { Kind: ChunkKind.Noun } chunk
            || reading[chunk.First].Lower != "the"
        )
            return null;
        return
            reading[chunk.Last].Info.Place == PlaceKind.Site
            && named.Read(reading, chunk.First + 1, chunk.Last) is { Places: [{ IsMinor: false }] } site
            ? site
            : null;
    }

    /// <summary>"the headquarters of X district": the district's seat, told as the district.</summary>
    private static bool EndsInDistrict(SentenceReading reading, int at) =>
        reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } chunk
        && reading[chunk.Last] is var last
        && last.Is(Tag.Place)
        && last.Info.Place is PlaceKind.District;

    private static string Described(SentenceReading reading, int head, int first)
    {
        var from = head;
        while (
            from > first
            && !reading[from - 1].Is(Tag.Determiner | Tag.Adjective | Tag.Vague)
            && !reading[from - 1].IsPossessive
            && !reading[from - 1].IsMark
        )
            from--;
        return reading.TextOf(from, head);
    }
}
