using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Reads the places that stand as a verb's subject: "X, Y in A as well as Z fell", "four districts in the A and B provinces fell".</summary>
internal sealed class PlaceSubjects(PlaceReader places)
{
    private const int MostChunksOfList = 24;

    /// <summary>The place that stands as subject, with the list or tail it has up to the verb.</summary>
    public bool Fill(SentenceReading reading, int subject, int verbChunk, ref Filled filled)
    {
        var from = ListStart(reading, subject);
        var first = FirstOfList(reading, from);
        if (IsBetween(reading, first)) return false;
        if (CountedIn(reading, first, subject) is { } counted)
        {
            filled.Place = counted;
            return true;
        }

        var phrase = places.Read(reading, reading.Chunks[from].First, subject: from < subject);
        if (phrase is null || phrase.Last >= reading.Chunks[verbChunk].First)
            phrase = places.Read(reading, reading.Chunks[subject].First, alone: true);
        if (phrase is null or { Places: [{ IsNamed: false }] })
            phrase = Installations(reading, from, subject) ?? phrase;
        filled.Place = LongList(reading, from, verbChunk, phrase) ?? phrase;
        return filled.Place is not null;
    }

    /// <summary>The first chunk of "the Norkand and Belmar provinces", wherever it hangs.</summary>
    private static int FirstOfList(SentenceReading reading, int last)
    {
        var first = last;
        while (
            reading.ChunkAt(first - 1) is { Kind: ChunkKind.Conjunction or ChunkKind.Comma } && reading.ChunkAt(first - 2) is { Kind: ChunkKind.Noun }
        )
            first -= 2;
        return first;
    }

    /// <summary>"the road between X and Y": neither.</summary>
    private static bool IsBetween(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Preposition } link && reading[link.Last].Lower == "between";

    /// <summary>"four districts in the A and B provinces fell": the districts, not the provinces; null for other words.</summary>
    private PlacePhrase? CountedIn(SentenceReading reading, int first, int subject)
    {
        if (
            first == subject
            || reading.ChunkAt(first - 1) is not { Kind: ChunkKind.Preposition } link
            || reading[link.First].Lower is not ("in" or "of" or "across")
            || reading.ChunkAt(first - 2) is not { Kind: ChunkKind.Noun } noun
        )
            return null;
        return
            Quantifiers.Count(reading, noun.First, noun.Last) is not null
            && places.Read(reading, noun.First, alone: true) is { Places: [{ IsNamed: false }] } phrase
            ? phrase
            : null;
    }

    /// <summary>"X district in A, Y in B as well as Z fell": the list that ends at the verb, from where it begins; null when the phrase is
    /// whole.</summary>
    private PlacePhrase? LongList(SentenceReading reading, int from, int verbChunk, PlacePhrase? phrase)
    {
        PlacePhrase? longest = null;
        for (
            var at = from - 1;
            at >= 0
                && from - at <= MostChunksOfList
                && reading.Chunks[at].Kind
                    is ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Comma or ChunkKind.Conjunction or ChunkKind.Break or ChunkKind.Adverb;
            at--
        )
        {
            if (
                reading.Chunks[at].Kind != ChunkKind.Noun
                || reading.ChunkAt(at - 1) is { Kind: ChunkKind.Preposition }
                || places.Read(reading, reading.Chunks[at].First, subject: true) is not { } list
            )
                continue;
            if (
                list.Last + 1 == reading.Chunks[verbChunk].First
                && list.Places.All(p => p.IsNamed)
                && list.Places.Count >= ((longest ?? phrase)?.Places.Count ?? 0)
            )
                longest = list;
        }

        return longest;
    }

    /// <summary>"the district centre, police headquarters and all installations of X", "the centre of X, the headquarters and the bazaar":
    /// X.</summary>
    private PlacePhrase? Installations(SentenceReading reading, int from, int subject)
    {
        if (
            reading.ChunkAt(subject + 1) is { Kind: ChunkKind.Preposition } of
            && reading[of.First].Lower == "of"
            && reading.ChunkAt(subject + 2) is { Kind: ChunkKind.Noun } behind
            && HasSeat(reading, from, subject)
        )
            return Named(places.Read(reading, behind.First, alone: true));
        if (
            !HasSeat(reading, from, subject)
            || reading.ChunkAt(from - 1) is not { Kind: ChunkKind.Comma }
            || reading.ChunkAt(from - 2) is not { Kind: ChunkKind.Noun }
            || Subjects.PhraseHead(reading, from - 2) is not { } first
        )
            return null;
        return reading[reading.Chunks[first].Last].Lower is "centre" or "center"
            ? Named(places.Read(reading, reading.Chunks[first].First, alone: true))
            : null;
    }

    private static PlacePhrase? Named(PlacePhrase? phrase) => phrase is { Places: [{ IsNamed: true }, ..] } ? phrase : null;

    private static bool HasSeat(SentenceReading reading, int from, int to)
    {
        for (var w = reading.Chunks[from].First; w <= reading.Chunks[to].Last; w++)
        {
            if (reading[w].Lower is "centre" or "center" or "headquarters" or "hq" or "compound" or "installations" or "facilities") return true;
        }

        return false;
    }

    /// <summary>"the towns of X": the list begins with the noun.</summary>
    private static bool IsOfPlaces(SentenceReading reading, int chunk) =>
        chunk > 1
        && reading[reading.Chunks[chunk - 1].Last].Lower == "of"
        && reading.Chunks[chunk - 2] is { Kind: ChunkKind.Noun } noun
        && reading[noun.Last].Is(Tag.Place);

    /// <summary>First chunk of "X, Y and Z" that ends at a chunk.</summary>
    private static int ListStart(SentenceReading reading, int chunk)
    {
        var at = chunk;
        while (at >= 2 && reading.Chunks[at - 1].Kind is ChunkKind.Conjunction or ChunkKind.Comma)
        {
            var before = at - 2;
            if (reading.Chunks[before].Kind == ChunkKind.Comma) before--;
            if (before < 0 || reading.Chunks[before].Kind != ChunkKind.Noun) break;
            if (IsOfPlaces(reading, before)) return before - 2;
            if (reading.ChunkAt(before - 1) is { Kind: ChunkKind.Preposition }) break;
            at = before;
        }

        return at;
    }
}
