using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads on over a list of names that a noun before has told to be places: "the districts of X in A and Y in B".</summary>
internal sealed class NameLists(DocumentNames names)
{
    private readonly Func<string, bool> _seen = names.IsSeen;
    private readonly PlaceRefs _refs = new(names);

    /// <summary>"of the Norkand, Belmar and Delmira provinces": names up to the end of the list.</summary>
    public int ReadOn(SentenceReading reading, List<PlaceRef> list, int last, PlaceKind kind)
    {
        while (true)
        {
            last = InProvince(reading, list, last);
            var at = last + 1;
            while (at < reading.Words.Length && reading[at].Lower is "," or "and" or "&")
                at++;
            if (
                at == last + 1
                || at >= reading.Words.Length
                || reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk
                || chunk.First != at
            )
                return last;
            var runs = NameRuns.Of(reading, at, chunk.Last, _seen);
            if (
                runs.Length != 1
                || NameEvidence.HoldsNotPlace(reading, runs[0])
                || IsState(reading, runs[0])
                || runs[0].Last != chunk.Last && !reading[chunk.Last].Is(Tag.Place)
            )
                return last;
            if (reading.ChunkAt(reading.ChunkOf(chunk.Last) + 1) is { Verb.IsFinite: true } && reading[at - 1].Lower != "and")
                return last;
            if (kind != PlaceKind.Admin1 && reading[chunk.Last].Info.Place == PlaceKind.Admin1 && !reading[chunk.Last].Lower.EndsWith('s'))
                return OfProvince(reading, list, runs[0], chunk.Last);
            if (kind != PlaceKind.Admin1 && reading[at - 1].Lower == "," && list.Count == 1 && LiesIn(list[0], reading, runs[0]))
                return OfProvince(reading, list, runs[0], chunk.Last);
            list.AddRange(_refs.Of(reading, runs[0], kind));
            last = chunk.Last;
        }
    }

    /// <summary>"the district headquarters of Burka, Baghlan": the gazetteer knows the second as a province, or as that of the first.</summary>
    private bool LiesIn(PlaceRef place, SentenceReading reading, NameRun province) =>
        place is { Kind: not PlaceKind.Admin1, Mention.Kind: not PlaceKind.Admin1 } or { Mention: null }
        && (
            names.PlaceAt(reading.StartOf(province.First), reading.EndOf(province.Last)) is { Kind: PlaceKind.Admin1 }
            || reading.TextOf(province.First, province.Last).Equals(place.Mention?.Admin1, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>"the district of X, Norkand province": the province of the places before it.</summary>
    private static int OfProvince(SentenceReading reading, List<PlaceRef> list, NameRun province, int last)
    {
        var name = reading.TextOf(province.First, province.Last);
        for (var i = 0; i < list.Count; i++) list[i] = list[i] with { Admin1 = list[i].Admin1 ?? name };
        return last;
    }

    /// <summary>"the towns of X in A and Y in B": the province of the item just read.</summary>
    private int InProvince(SentenceReading reading, List<PlaceRef> list, int last)
    {
        if (InDivision(reading, list, last) is { } behind)
            return behind;
        if (
            last + 3 >= reading.Words.Length
            || reading[last + 1].Lower != "in"
            || reading.ChunkAt(reading.ChunkOf(last + 2)) is not { Kind: ChunkKind.Noun } chunk
        )
            return last;
        var runs = NameRuns.Of(reading, last + 2, chunk.Last);
        if (
            runs.Length != 1
            || runs[0].First != last + 2
            || chunk.Last + 1 >= reading.Words.Length
            || (runs[0].Last != chunk.Last && (reading[chunk.Last].Info.Place != PlaceKind.Admin1 || reading[chunk.Last + 1].Lower != "and"))
            || reading[chunk.Last + 1].Lower is not ("and" or ",")
        )
            return last;
        list[^1] = list[^1] with { Admin1 = list[^1].Admin1 ?? reading.TextOf(runs[0].First, runs[0].Last) };
        return chunk.Last;
    }

    /// <summary>"X and Y in the Zarkal district, and …": they lie in its province; where the district ends, null when none stands there or it ends
    /// the list.</summary>
    private int? InDivision(SentenceReading reading, List<PlaceRef> list, int last)
    {
        if (
            last + 4 >= reading.Words.Length
            || reading[last + 1].Lower != "in"
            || reading[last + 2].Lower != "the"
            || reading.ChunkAt(reading.ChunkOf(last + 2)) is not { Kind: ChunkKind.Noun } chunk
        )
            return null;
        var runs = NameRuns.Of(reading, last + 3, chunk.Last - 1);
        if (
            runs is not [{ First: var first } division]
            || first != last + 3
            || reading[chunk.Last].Info.Place != PlaceKind.District
            || chunk.Last + 1 >= reading.Words.Length
            || reading[chunk.Last + 1].Lower is not ("and" or ",")
        )
            return null;
        var name = reading.TextOf(division.First, division.Last);
        for (var i = 0; i < list.Count; i++) list[i] = list[i] with { Admin1 = list[i].Admin1 ?? names.PlaceNamed(name)?.Admin1 ?? name };
        return chunk.Last;
    }

    /// <summary>"…, Democratic Republic of the Congo": the country behind, no further item.</summary>
    private static bool IsState(SentenceReading reading, NameRun run) =>
        reading[run.Last].Lower is "republic" or "kingdom" or "federation" or "emirates";
}
