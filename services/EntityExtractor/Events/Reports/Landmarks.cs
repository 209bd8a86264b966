using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Tells places that only say where something else lies: "near X", "30 km from X", "the highway linking X to Y".</summary>
internal sealed class Landmarks(PlaceReader places)
{
    public bool Is(SentenceReading reading, int chunk) => IsNear(reading, chunk) || IsWay(reading, chunk);

    /// <summary>"near X", "30 km from X", "Y in X": it only tells where something else lies.</summary>
    private bool IsNear(SentenceReading reading, int chunk) =>
        (
            reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Preposition } link
            && reading[link.Last].Lower == "in"
            && reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Noun } part
            && places.Read(reading, part.First, alone: true) is { Places: [{ IsNamed: true, IsEvident: true }] }
        )
        || (
            reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Preposition } of
            && reading[of.Last].Lower == "of"
            && reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Noun } whose
            && reading[whose.Last].Is(Tag.Place)
            && (
                NameRuns.Of(reading, whose.First, whose.Last).Length > 0
                || reading[whose.Last].Info.Place == PlaceKind.Site && IsNear(reading, chunk - 2)
            )
        )
        || IsBracketed(reading, chunk)
        || IsBehindDirection(reading, reading.Chunks[chunk].First)
        || IsCapitalOfDirection(reading, chunk)
        || IsGoal(reading, chunk)
        || IsNeighbour(reading, chunk)
        || reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Preposition } before
            && reading[before.Last].Lower is "near" or "outside" or "towards" or "toward" or "from" or "bordering"
        || reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Preposition } with
            && reading[with.Last].Lower == "with"
            && reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Noun } edge
            && reading[edge.Last].Lower is "border" or "frontier" or "boundary";

    /// <summary>"the highway linking X to Y": they tell where a road is.</summary>
    private static bool IsWay(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at >= 0 && at >= chunk - 3; at--)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Preposition && reading[reading.Chunks[at].First].Lower is "linking" or "connecting" or "between")
                return true;
        }

        return false;
    }

    /// <summary>"60 km north of X": X lies elsewhere.</summary>
    private static bool IsBehindDirection(SentenceReading reading, int word) =>
        word > 1
        && reading[word - 1].Lower == "of"
        && reading[word - 2].Lower
            is "north" or "south" or "east" or "west" or "northeast" or "northwest" or "southeast" or "southwest" or "north-east" or "north-west"
                or "south-east" or "south-west" or "outskirts";

    /// <summary>"300 km north of the capital, X".</summary>
    private static bool IsCapitalOfDirection(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Comma }
        && reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Noun } capital
        && reading[capital.Last].Lower == "capital"
        && IsBehindDirection(reading, capital.First);

    /// <summary>"left the district for X", "fled to X": where somebody went who left.</summary>
    private static bool IsGoal(SentenceReading reading, int chunk)
    {
        if (reading.ChunkAt(chunk - 1) is not { Kind: ChunkKind.Preposition } link || reading[link.Last].Lower is not ("for" or "to" or "into"))
            return false;
        var verb = reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Noun } ? chunk - 3 : chunk - 2;
        return reading.ChunkAt(verb)?.Verb?.Lemma
            is "leave" or "flee" or "retreat" or "withdraw" or "escape" or "depart" or "evacuate" or "relocate" or "redeploy";
    }

    /// <summary>"its neighbouring district of X", "the nearby town of X".</summary>
    private static bool IsNeighbour(SentenceReading reading, int chunk)
    {
        if (
            reading.ChunkAt(chunk - 1) is not { Kind: ChunkKind.Preposition } of
            || reading[of.Last].Lower != "of"
            || reading.ChunkAt(chunk - 2) is not { Kind: ChunkKind.Noun } noun
            || !reading[noun.Last].Is(Tag.Place)
        )
            return false;
        for (var w = noun.First; w < noun.Last; w++)
        {
            if (reading[w].Lower is "neighbouring" or "neighboring" or "nearby" or "adjacent") return true;
        }

        return false;
    }

    /// <summary>"X (Norkand)", "X (Selk, Norkand)": where X lies.</summary>
    private static bool IsBracketed(SentenceReading reading, int chunk)
    {
        var at = chunk - 1;
        while (at > 0 && reading.Chunks[at].Kind is ChunkKind.Comma or ChunkKind.Noun)
            at--;
        return at > 0
            && reading[reading.Chunks[at].First].Lower == "("
            && reading.Chunks[at - 1] is { Kind: ChunkKind.Noun } named
            && NameRuns.Of(reading, named.First, named.Last).Length > 0;
    }
}
