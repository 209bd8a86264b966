using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads lists of places, each told in its own way: "X, the city of Y and three posts".</summary>
internal sealed class PlaceLists(PlaceReader reader)
{
    /// <summary>Reads on over ", X" and "and X" as long as places follow; returns the last word.</summary>
    public int ReadOn(SentenceReading reading, List<PlaceRef> places, int last, bool subject)
    {
        if (!places[0].IsNamed)
            return ReadNamedItem(reading, places, last);
        while (
            Next(reading, last) is { } next
            && reader.ReadOne(reading, next, listed: true) is { } more
            && more.Places[0].IsNamed
            && (subject || !StartsClause(reading, more.Last))
        )
        {
            if (reading[next - 1].Lower == "," && !IsProvince(places[0]) && (IsProvince(more.Places[0]) || IsProvinceOf(places, more.Places[0])))
            {
                last = WithProvince(places, more);
                if (Next(reading, last) is { } further && IsHeadedItem(reading, further)) continue;
                return last;
            }

            if (IsApposition(reading, last, next))
            {
                last = Describe(reading, places, next, more);
                if (Next(reading, last) is { } item && (IsHeadedItem(reading, item) || IsDescribedItem(reading, item))) continue;
                return last;
            }

            places.AddRange(more.Places);
            last = more.Last;
        }

        return last;
    }

    /// <summary>"three posts and the village of X": what has a name behind what has none.</summary>
    private int ReadNamedItem(SentenceReading reading, List<PlaceRef> places, int last)
    {
        if (
            places[0]
                is not ({ PointsBack: false, Kind: PlaceKind.Site } or { PointsBack: false, Count: not null } or { PointsBack: false, IsVague: true })
            || Next(reading, last) is not { } next
            || reader.ReadOne(reading, next, listed: true) is not { } named
            || !named.Places.All(p => p is { IsNamed: true, IsEvident: true })
            || StartsClause(reading, named.Last)
        )
            return last;
        places.AddRange(named.Places);
        return named.Last;
    }

    private static bool IsProvince(PlaceRef place) => place.Kind == PlaceKind.Admin1 || place.Mention?.Kind == PlaceKind.Admin1;

    /// <summary>"Burka, Baghlan": the gazetteer has the first in a province of that name.</summary>
    private static bool IsProvinceOf(List<PlaceRef> places, PlaceRef wider) =>
        places is [{ Mention.Admin1: { } province, Name: var name }]
        && province.Equals(wider.Name, StringComparison.OrdinalIgnoreCase)
        && name != wider.Name;

    /// <summary>"Wadrin, Sovanda province,": the province of what stands before.</summary>
    private static int WithProvince(List<PlaceRef> places, PlacePhrase province)
    {
        for (var i = 0; i < places.Count; i++)
            places[i] = places[i] with
            {
                IsEvident = true,
                Admin1 = places[i].Admin1 ?? province.Places[0].Mention?.Admin1 ?? province.Places[0].Name,
            };
        return province.Last;
    }

    /// <summary>"Pul, the capital of Baghlan": the next item tells of the one before.</summary>
    private static bool IsApposition(SentenceReading reading, int last, int next) =>
        !IsHeadedItem(reading, next)
        && next == last + 2
        && reading[next - 1].Lower == ","
        && (reading[next].Is(Tag.Determiner) || reading[next].Lower is "capital" or "home" or "part")
        && reading.ChunkAt(reading.ChunkOf(next)) is { } chunk
        && reading[chunk.Last].Is(Tag.Place);

    /// <summary>"the city of X, the towns of Y and Z": a further item, told with its own noun.</summary>
    public static bool IsHeadedItem(SentenceReading reading, int next)
    {
        if (
            reading[next].Lower != "the"
            || reading.ChunkAt(reading.ChunkOf(next)) is not { } chunk
            || chunk.Last + 2 >= reading.Words.Length
            || reading[chunk.Last + 1].Lower != "of"
            || !reading.IsTellingCapital(chunk.Last + 2)
        )
            return false;
        return reading[chunk.Last].Info.Place is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.District
            && reading[chunk.Last].Lower is not ("capital" or "capitals")
            && chunk.Last == next + 1;
    }

    /// <summary>"X, capital of A, Y, capital of B, and Z, capital of C": a further item that is told like the one before.</summary>
    private static bool IsDescribedItem(SentenceReading reading, int next) =>
        reading.ChunkAt(reading.ChunkOf(next)) is { Kind: ChunkKind.Noun } chunk
        && reading.IsTellingCapital(next)
        && chunk.Last + 2 < reading.Words.Length
        && reading[chunk.Last + 1].Lower == ","
        && IsApposition(reading, chunk.Last, chunk.Last + 2);

    private static int Describe(SentenceReading reading, List<PlaceRef> places, int next, PlacePhrase told)
    {
        var head = reading[reading.ChunkAt(reading.ChunkOf(next))!.Last];
        var kind = head.Info.Place;
        places[^1] = places[^1] with
        {
            IsEvident = true,
            Kind = places[^1].Kind == PlaceKind.Unknown ? kind : places[^1].Kind,
            Admin1 = places[^1].Admin1 ?? (head.Lower == "capital" ? told.Places[0].Name : told.Places[0].Admin1),
        };
        return told.Last;
    }

    /// <summary>First word of the next item: behind ",", "and", "as well as"; null when the list ends.</summary>
    public static int? Next(SentenceReading reading, int last)
    {
        var at = last + 1;
        while (
            at < reading.Words.Length
            && reading.ChunkAt(reading.ChunkOf(at))!.Kind is ChunkKind.Comma or ChunkKind.Conjunction
            && reading[at].Lower is "," or "and" or "&" or "/" or "plus"
        )
            at++;
        if (IsAsWellAs(reading, at))
            at += 3;
        else if (at + 2 < reading.Words.Length && reading[at].Lower == "but" && reading[at + 1].Lower == "also")
            at += 2;
        if (
            at > last + 1
            && at + 1 < reading.Words.Length
            && reading[at].Lower is "of" or "then" or "later" or "finally"
            && reading[at - 1].Lower == "and"
        )
            at++;
        return at > last + 1 && at < reading.Words.Length && reading.ChunkAt(reading.ChunkOf(at))!.First == at ? at : null;
    }

    /// <summary>"… as well as X".</summary>
    public static bool IsAsWellAs(SentenceReading reading, int at) =>
        at + 3 < reading.Words.Length && reading[at].Lower == "as" && reading[at + 1].Lower == "well" && reading[at + 2].Lower == "as";

    /// <summary>"…, and Verin has asked for help": what looks like a further item is the next clause's subject.</summary>
    public static bool StartsClause(SentenceReading reading, int last) =>
        reading.ChunkAt(reading.ChunkOf(last) + 1) is { Kind: ChunkKind.Verb, Verb: { } verb } && verb.IsFinite && !verb.MayBePassive;

    /// <summary>"Keshti, Ambrun and Duruk districts": the kind behind the last name is everyone's.</summary>
    public static List<PlaceRef> Spread(List<PlaceRef> places)
    {
        var kind = places[^1].Kind != PlaceKind.Unknown ? places[^1].Kind : places[0].Kind;
        var evident = places.Exists(p => p.IsEvident);
        for (var i = 0; i < places.Count; i++)
        {
            places[i] = places[i] with
            {
                Kind = places[i].Kind == PlaceKind.Unknown ? kind : places[i].Kind,
                IsEvident = places[i].IsEvident || evident,
            };
        }

        return places;
    }
}
