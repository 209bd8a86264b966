using System.Globalization;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads how many places are meant and how much of them: "two of the districts", "most of", "several".</summary>
internal static class Quantifiers
{
    /// <summary>The word behind "at least", "more than", "as many as".</summary>
    public static int Skip(SentenceReading reading, int at)
    {
        while (
            at < reading.Words.Length
            && !IsPortion(reading, at)
            && (
                reading.ChunkAt(reading.ChunkOf(at))?.Kind is ChunkKind.Adverb or ChunkKind.Quote
                || reading[at].Lower is "about" or "around" or "over" or "up" or "at" or "least" or "more" or "than" or "as" or "much" or "out"
            )
        )
            at++;
        return at;
    }

    /// <summary>"two of the districts, X and Y": the words behind "of".</summary>
    public static int? Quantity(SentenceReading reading, int at) =>
        at + 3 < reading.Words.Length
        && (reading[at].Is(Tag.Number | Tag.Vague) || reading[at].IsNumber)
        && reading[at + 1].Lower == "of"
        && reading[at + 2].Is(Tag.Determiner)
            ? at + 2
            : null;

    /// <summary>"all of X", "the entirety of X": the words behind "of".</summary>
    public static int? Whole(SentenceReading reading, int at)
    {
        var noun = reading[at].Is(Tag.Determiner) && at + 1 < reading.Words.Length ? at + 1 : at;
        return noun + 2 < reading.Words.Length && reading[noun].Lower is "all" or "entirety" or "totality" && reading[noun + 1].Lower == "of"
            ? noun + 2
            : null;
    }

    /// <summary>"all districts in X", "all the villages of X": where the division stands whose whole is meant.</summary>
    public static int? Every(SentenceReading reading, int at)
    {
        var all = at > 0 && IsAll(reading[at - 1]) ? at - 1 : at;
        if (
            !IsAll(reading[all])
            || reading.ChunkAt(reading.ChunkOf(all + 1)) is not { Kind: ChunkKind.Noun } chunk
            || chunk.First > all + 1
            || !reading[chunk.Last].Is(Tag.Place)
            || chunk.Last + 2 >= reading.Words.Length
        )
            return null;
        return
            reading[chunk.Last + 1].Lower is "in" or "of"
            && reading[chunk.Last].Info.Place is PlaceKind.District or PlaceKind.Village or PlaceKind.Town or PlaceKind.Neighbourhood
            && NameRuns.Of(reading, all, chunk.Last).Length == 0
            ? chunk.Last + 2
            : null;
    }

    private static bool IsAll(Word word) => word.Lower is "all" or "every";

    /// <summary>"a number of villages": where the villages stand.</summary>
    public static int? Several(SentenceReading reading, int at) =>
        at + 3 < reading.Words.Length
        && reading[at].Lower == "a"
        && reading[at + 2].Lower == "of"
        && reading[at + 1].Lower is "number" or "range" or "series" or "string" or "handful" or "couple" or "cluster"
            ? at + 3
            : null;

    /// <summary>"more of the province", "much of the town".</summary>
    public static bool IsPortion(SentenceReading reading, int at) =>
        reading[at].Lower is "more" or "much" && at + 1 < reading.Words.Length && reading[at + 1].Lower == "of";

    /// <summary>"90 percent of", "most of", "the northern half of".</summary>
    public static (string Words, int Next)? Partial(SentenceReading reading, int at)
    {
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk || chunk.Last + 1 >= reading.Words.Length) return null;
        var head = reading[chunk.Last];
        if (reading[chunk.Last + 1].Lower != "of" || !(head.Is(Tag.Partial) || head.Lower == "%"))
            return null;
        if (
            head.Is(Tag.Place)
            && head.Lower is "districts" or "neighbourhoods" or "neighborhoods" or "quarters" or "quarter" or "areas" or "sector"
            && reading[chunk.First].IsNumber
        )
            return null;
        return (reading.TextOf(at, chunk.Last), chunk.Last + 2);
    }

    /// <summary>The number, from 2 on, that words <c>[first, last]</c> tell; null when they tell none.</summary>
    public static int? Count(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (w > first && reading[w].IsNumber && reading[w - 1].Token.IsCapitalised)
                continue;
            if (
                reading[w].Token.Kind == Text.TokenKind.Number
                && int.TryParse(reading[w].Lower, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count)
            )
                return count is > 1 and < 1000 ? count : null;
            if (reading[w].Is(Tag.Number) && Numbers.Value(reading[w].Lower) is { } value)
                return value > 1 ? value : null;
        }

        return null;
    }

    /// <summary>True for "several", "many" within words <c>[first, last]</c>.</summary>
    public static bool IsVague(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (reading[w].Is(Tag.Vague)) return true;
        }

        return false;
    }
}
