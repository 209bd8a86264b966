using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads the names behind a number or a noun: "three cities, including X and Y".</summary>
internal sealed class IncludedPlaces(PlaceReader reader, NamesBehind behind)
{
    /// <summary>"three cities, including X and Y".</summary>
    public PlacePhrase? Including(SentenceReading reading, int last)
    {
        for (var at = last + 1; at < reading.Words.Length && at <= last + 8; at++)
        {
            if (reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Verb }) return null;
            if (ListAt(reading, at) is { } list) return Locates(reading, at) ? null : Names(reading, list, reading[last].Info.Place);
        }

        return null;
    }

    /// <summary>"six districts have fallen to the rebels, among them X and Y": the names behind the verb; null when there are none.</summary>
    public PlacePhrase? Behind(SentenceReading reading, int last, PlaceKind kind)
    {
        for (var at = last + 1; at < reading.Words.Length; at++)
        {
            if (reading.ChunkAt(reading.ChunkOf(at)) is { Verb.IsFinite: true }) return null;
            if (ListAt(reading, at) is { } list && !Locates(reading, at) && Names(reading, list, kind) is { } phrase) return phrase;
        }

        return null;
    }

    /// <summary>"seven villages in Selk district (Selk, Norkand)": what stands in brackets behind a name tells where it lies, unless it is joined by "and".</summary>
    private static bool Locates(SentenceReading reading, int at)
    {
        if (reading[at].Lower != "(" || at == 0 || reading.ChunkAt(reading.ChunkOf(at - 1)) is not { Kind: ChunkKind.Noun } chunk || NameRuns.Of(reading, chunk.First, chunk.Last).Length == 0) return false;
        for (var w = at + 1; w < reading.Words.Length && reading[w].Lower != ")"; w++)
        {
            if (reading[w].Lower is "and" or "&") return false;
        }

        return true;
    }

    /// <summary>The names from a word on; null when other words stand there.</summary>
    public PlacePhrase? Names(SentenceReading reading, int at, PlaceKind kind) =>
        behind.List(reading, at, kind) is { } list ? Continued(reading, list) : (reader.Read(reading, at) is { } phrase && phrase.Places.All(p => p.IsNamed) ? phrase : null);

    /// <summary>"X and Y, as well as the city of Z".</summary>
    private PlacePhrase Continued(SentenceReading reading, PlacePhrase list)
    {
        if (PlaceLists.Next(reading, list.Last) is not { } next || reading[next - 1].Lower != "as" || reader.ReadOne(reading, next) is not { } more || !more.Places.All(p => p.IsNamed)) return list;
        return new PlacePhrase([.. list.Places, .. more.Places], more.Last);
    }

    /// <summary>The word behind "including", "among them", a colon or a dash; null elsewhere.</summary>
    private static int? ListAt(SentenceReading reading, int at)
    {
        var next = at + 1 < reading.Words.Length ? reading[at + 1].Lower : "";
        return next.Length == 0 ? null : reading[at].Lower switch
        {
            "(" when reading[at + 1].Token is { Shape: Text.TokenShape.AllCapitals, Length: <= 5 } => null,
            "including" or "namely" or ":" or "—" or "–" or "(" => at + 1,
            "notably" or "especially" or "mainly" when next == "in" => at + 2,
            "notably" or "particularly" when reading.IsTellingCapital(at + 1) => at + 1,
            "among" when next == "them" && at + 2 < reading.Words.Length => at + 2,
            _ => null,
        };
    }
}
