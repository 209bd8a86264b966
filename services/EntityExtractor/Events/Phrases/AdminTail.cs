using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads the province that a phrase's tail names: "in Norkand province", "(Norkand)", "of the northern province of Norkand".</summary>
internal static class AdminTail
{
    private const int MostSteps = 6;

    /// <summary>Gives the places the province their tail names, and moves <paramref name="last"/> behind it.</summary>
    public static List<PlaceRef> Attach(SentenceReading reading, List<PlaceRef> places, DocumentNames names, ref int last)
    {
        var found = Find(reading, last, names);
        if ((found ?? Bare(reading, last, names)) is not var (name, end)) return places;
        last = end;
        return [.. places.Select(p => p with { Admin1 = p.Admin1 ?? name, IsEvident = p.IsEvident || found is not null })];
    }

    /// <summary>The last word of "in the north", "[province]" behind a province; the province's own where nothing of the kind follows.</summary>
    public static int BehindSide(SentenceReading reading, int last)
    {
        if (
            last + 3 < reading.Words.Length
            && reading[last + 1].Lower is "[" or "("
            && reading[last + 2].Info.Place == PlaceKind.Admin1
            && reading[last + 3].Lower is "]" or ")"
        )
            return last + 3;
        var at = last + 1;
        if (at < reading.Words.Length && reading[at].Lower == "also") at++;
        if (at >= reading.Words.Length || reading[at].Lower != "in") return last;
        at++;
        if (at < reading.Words.Length && reading[at].Lower == "the")
            at++;
        return
            at < reading.Words.Length
            && reading[at].Lower
                is "north" or "south" or "east" or "west" or "northeast" or "northwest" or "southeast" or "southwest" or "centre" or "center"
            ? at
            : last;
    }

    private static (string Name, int Last)? Find(SentenceReading reading, int last, DocumentNames names)
    {
        var at = last + 1;
        for (var step = 0; step < MostSteps && at < reading.Words.Length; step++)
        {
            var chunk = reading.ChunkAt(reading.ChunkOf(at))!;
            if (chunk.Kind is ChunkKind.Comma or ChunkKind.Break && reading[at].Lower != ";" || IsLink(reading[at])) at++;
            else if (chunk.Kind != ChunkKind.Noun) return null;
            else if (names.EntityAt(reading.StartOf(chunk.First), reading.EndOf(chunk.First)) is { Type: EntityType.ArmedGroup }) return null;
            else if (Named(reading, chunk) is { } found) return found;
            else if (!EndsInPlace(reading, chunk)) return null;
            else at = chunk.Last + 1;
        }

        return null;
    }

    /// <summary>"in Norkand", "(Norkand)" without the word province: a name that is no country's, told by the gazetteer as far as it goes.</summary>
    private static (string Name, int Last)? Bare(SentenceReading reading, int last, DocumentNames names)
    {
        var at = last + 2;
        if (at >= reading.Words.Length || reading[last + 1].Lower is not ("in" or "(" or "of")) return null;
        var first = at;
        if (reading[last + 1].Lower == "(") at = LastInBrackets(reading, at);
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk || chunk.First != at) return null;
        if (LastRun(reading, at, chunk.Last) is not { } run || run.First != at || run.Last != chunk.Last) return null;
        var name = reading.TextOf(run.First, run.Last);
        if (names.EntityAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Type: EntityType.ArmedGroup, Id: not null }) return null;
        var mention = names.PlaceAt(reading.StartOf(run.First), reading.EndOf(run.Last)) ?? names.PlaceNamed(name);
        var province = mention is null || (at > first && mention.Kind != PlaceKind.Admin1) ? name : mention.Admin1;
        return province is null ? null : (province, chunk.Last);
    }

    /// <summary>"(Selk, Norkand)": district and province; the province stands last.</summary>
    private static int LastInBrackets(SentenceReading reading, int at)
    {
        for (var c = reading.ChunkOf(at); reading.ChunkAt(c) is { Kind: ChunkKind.Noun } item; c += 2)
        {
            at = item.First;
            if (reading.ChunkAt(c + 1) is not { Kind: ChunkKind.Comma }) break;
        }

        return at;
    }

    private static bool IsLink(Word word) => word.Lower is "in" or "of" or "near" or "inside" or "across" or "within" or "on" or "along";

    private static bool EndsInPlace(SentenceReading reading, Chunk chunk) =>
        reading[chunk.Last].Is(Tag.Place) || NameRuns.Of(reading, chunk.First, chunk.Last).Length > 0;

    /// <summary>"Norkand province", "Norkand and Belmar provinces" not; "the province of Norkand".</summary>
    private static (string Name, int Last)? Named(SentenceReading reading, Chunk chunk)
    {
        for (var w = chunk.First; w <= chunk.Last; w++)
        {
            if (!reading[w].Is(Tag.Place) || reading[w].Info.Place != PlaceKind.Admin1 || reading[w].Lower.EndsWith('s')) continue;
            if (LastRun(reading, BehindOwner(reading, chunk.First, w), w - 1) is { } before) return (reading.TextOf(before.First, before.Last), w);
            if (w != chunk.Last || w + 2 >= reading.Words.Length || reading[w + 1].Lower != "of") return null;
            var next = reading.ChunkAt(reading.ChunkOf(w + 2))!;
            if (next.Kind == ChunkKind.Noun && LastRun(reading, next.First, next.Last) is { } behind)
                return (reading.TextOf(behind.First, behind.Last), next.Last);
        }

        return null;
    }

    /// <summary>"Velmaria's northern province of Norkand": whose province it is names it not.</summary>
    private static int BehindOwner(SentenceReading reading, int first, int last)
    {
        for (var w = last - 1; w > first; w--)
        {
            if (reading[w].IsPossessive) return w + 1;
        }

        return first;
    }

    private static NameRun? LastRun(SentenceReading reading, int first, int last)
    {
        return NameRuns.Of(reading, first, last) is [.., var run] ? run : null;
    }
}
