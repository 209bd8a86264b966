using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads the names behind a number or a noun: "three cities, including X and Y".</summary>
internal sealed class IncludedPlaces(PlaceReader reader, NamesBehind behind)
{
    private const int Reach = 8;
    private const int ReachToColon = 16;

    /// <summary>"the following villages", "the villages: X and Y", "villages taken on Monday:" before a list: several places whose names a colon
    /// announces.</summary>
    public static bool Announces(SentenceReading reading, int first, int last)
    {
        if (
            reading[last].Info.Place is PlaceKind.Site or PlaceKind.Region
            || !reading[last].Lower.EndsWith('s')
            || NameRuns.Of(reading, first, last).Length > 0
        )
            return false;
        if (reading.Words[^1].Lower == ":" && (first == last || reading[first].Is(Tag.Determiner)))
            return true;
        return reading[first].Is(Tag.Determiner)
            && last > first
            && (reading[first + 1].Lower == "following" || last + 1 < reading.Words.Length && reading[last + 1].Lower == ":");
    }

    /// <summary>"captured the following:".</summary>
    public static bool IsFollowing(SentenceReading reading, int first, int last) =>
        last == first + 1 && reading[last].Lower == "following" && last + 1 < reading.Words.Length && reading[last + 1].Lower == ":";

    /// <summary>The names behind "the following:", where a noun or the gazetteer tells that they are places'; else null.</summary>
    public PlacePhrase? Evident(SentenceReading reading, int last) =>
        last + 2 < reading.Words.Length
        && reader.Read(reading, last + 2) is { } phrase
        && phrase.Places.All(p => p is { IsNamed: true, IsEvident: true })
            ? phrase
            : null;

    /// <summary>"three cities, including X and Y"; "the following villages in Norkand province: X and Y".</summary>
    public PlacePhrase? Including(SentenceReading reading, int last)
    {
        for (var at = last + 1; at < reading.Words.Length && at <= last + ReachToColon; at++)
        {
            var list = at > last + Reach && reading[at].Lower != ":" ? null : ListAt(reading, at);
            if (list is { } names) return Locates(reading, at) ? null : Names(reading, names, reading[last].Info.Place);
            if (reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Verb }) return null;
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

    /// <summary>"seven villages in Selk district (Selk, Norkand)": what stands in brackets behind a name tells where it lies, unless it is joined by
    /// "and".</summary>
    private static bool Locates(SentenceReading reading, int at)
    {
        if (
            reading[at].Lower != "("
            || at == 0
            || reading.ChunkAt(reading.ChunkOf(at - 1)) is not { Kind: ChunkKind.Noun } chunk
            || NameRuns.Of(reading, chunk.First, chunk.Last).Length == 0
        )
            return false;
        for (var w = at + 1; w < reading.Words.Length && reading[w].Lower != ")"; w++)
        {
            if (reading[w].Lower is "and" or "&") return false;
        }

        return true;
    }

    /// <summary>The names from a word on; null when other words stand there.</summary>
    public PlacePhrase? Names(SentenceReading reading, int at, PlaceKind kind) =>
        behind.List(reading, at, kind) is { } list
            ? Continued(reading, list)
            : (reader.Read(reading, at) is { } phrase && phrase.Places.All(p => p.IsNamed) ? phrase : null);

    /// <summary>"X and Y, as well as the city of Z"; "X and Y in A, and the villages of Z".</summary>
    private PlacePhrase Continued(SentenceReading reading, PlacePhrase list)
    {
        while (
            PlaceLists.Next(reading, list.Last) is { } next
            && (reading[next - 1].Lower == "as" || PlaceLists.IsHeadedItem(reading, next))
            && reader.ReadOne(reading, next) is { } more
            && more.Places.All(p => p.IsNamed)
        )
        {
            list = new PlacePhrase([.. list.Places, .. more.Places], more.Last);
        }

        return list;
    }

    /// <summary>The word behind "including", "among them", a colon or a dash; null elsewhere.</summary>
    private static int? ListAt(SentenceReading reading, int at)
    {
        var next = at + 1 < reading.Words.Length ? reading[at + 1].Lower : "";
        return next.Length == 0 ? null : reading[at].Lower switch
        {
            "(" when reading[at + 1].Token is { Shape: Text.TokenShape.AllCapitals, Length: <= 5 } => null,
            "-" when !reading.IsInnerHyphen(at) && reading.Text.Text[reading.EndOf(at)] == ' ' => at + 1,
            "including" or "namely" or ":" or "—" or "–" or "(" => at + 1,
            "notably" or "especially" or "mainly" when next == "in" => at + 2,
            "notably" or "particularly" when reading.IsTellingCapital(at + 1) => at + 1,
            "such" when next == "as" && at + 2 < reading.Words.Length => at + 2,
            "among" when next == "them" && at + 2 < reading.Words.Length => at + 2,
            _ => null,
        };
    }
}
