using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Telling;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>"Rebels overran three villages, … . The villages — X, Y and Z — lie near …", "The governor named them as X and Y": the names that the
/// text gives behind a count.</summary>
internal sealed class CountedNames(DocumentNames names)
{
    private const int Reach = 5;

    private readonly PlaceReader _places = new(names);

    /// <summary>The tellings, each counted one as one for every name, where as many names follow.</summary>
    public List<DatedReport> Resolve(List<DatedReport> tellings, IReadOnlyList<SentenceReading> sentences) =>
        [
            .. tellings.SelectMany(t =>
                IsCounted(t.Report) && Named(t.Report, sentences) is { } places
                    ? places.Select(p => t.Naming(p with { Kind = t.Report.Place.Kind, Admin1 = ProvinceOf(p, tellings) ?? t.Report.Place.Admin1 }))
                    : [t]
            ),
        ];

    private static bool IsCounted(Report report) =>
        report is { Outcome.Happened: true, Place: { IsNamed: false, PointsBack: false, IsMinor: false } place }
        && (place.Count > 1 || (place.Count is null && place.IsVague))
        && place.Kind is PlaceKind.Unknown or PlaceKind.District or PlaceKind.City or PlaceKind.Town or PlaceKind.Village;

    /// <summary>The province told with the name here or in another telling, before that of the count.</summary>
    private static string? ProvinceOf(PlaceRef place, List<DatedReport> tellings) =>
        place.Admin1 ?? tellings.FirstOrDefault(t => t.Report.Place is { Admin1: not null } told && told.Name == place.Name)?.Report.Place.Admin1;

    private IReadOnlyList<PlaceRef>? Named(Report counted, IReadOnlyList<SentenceReading> sentences)
    {
        var own = counted.Reading;
        if (In(own, own.ChunkOf(own.Text.TokenAt(counted.Place.Start) - own.Sentence.First) + 1, counted.Place) is { } here) return here;
        return sentences.Skip(own.Index + 1).Take(Reach).Select(sentence => In(sentence, 0, counted.Place)).FirstOrDefault(list => list is not null);
    }

    /// <summary>The names that a sentence gives from a chunk on; null when it gives none.</summary>
    private IReadOnlyList<PlaceRef>? In(SentenceReading sentence, int from, PlaceRef counted)
    {
        for (var c = from; c + 1 < sentence.Chunks.Length; c++)
        {
            if ((NamedAs(sentence, c) ?? Introduced(sentence, c, counted.Kind)) is not { } told)
                continue;
            if (
                Lists(sentence, told.List, counted.Kind)
                    .OrderByDescending(l => l.Count)
                    .FirstOrDefault(l => Agrees(l.Count, counted, told.AnyNumber) && l.All(p => p is { IsNamed: true, PointsBack: false })) is
                { } names
            )
                return names;
        }

        return null;
    }

    /// <summary>"The villages include X", "the captured towns are", "they are", "among them are"; null for other words.</summary>
    private static (int List, bool AnyNumber)? Introduced(SentenceReading sentence, int chunk, PlaceKind kind)
    {
        if (sentence.ChunkAt(chunk + 2) is not { } list || !Introduces(sentence.Chunks[chunk + 1])) return null;
        var (head, link) = (sentence.Chunks[chunk], sentence.Chunks[chunk + 1]);
        var changed = IsChanged(sentence, head);
        if (!changed && !IsThose(sentence, head, kind) && !IsThey(sentence, head, link)) return null;
        return (list.First, changed || link.Verb is { Lemma: "include" } || (head.First > 0 && sentence[head.First - 1].Lower == "among"));
    }

    /// <summary>"The governor named them as X", "identified the districts as"; null for other words.</summary>
    private static (int List, bool AnyNumber)? NamedAs(SentenceReading sentence, int chunk)
    {
        if (
            sentence.Chunks[chunk].Verb is not { Negated: false, Lemma: "name" or "identify" or "list" }
            || sentence.ChunkAt(chunk + 1) is not { Kind: ChunkKind.Noun } those
            || sentence.ChunkAt(chunk + 2) is not { Kind: ChunkKind.Preposition } link
            || sentence[link.First].Lower != "as"
        )
            return null;
        return sentence[those.Last].Lower is "them" || (sentence[those.First].Is(Tag.Determiner) && sentence[those.Last].Is(Tag.Place))
            ? (link.Last + 1, true)
            : null;
    }

    private IEnumerable<IReadOnlyList<PlaceRef>> Lists(SentenceReading sentence, int at, PlaceKind kind)
    {
        if (at >= sentence.Words.Length)
            yield break;
        if (_places.Read(sentence, at, subject: true) is { } places)
            yield return places.Places;
        if (_places.Listed(sentence, at, kind) is { } names)
            yield return names.Places;
        if (
            _places.ReadOne(sentence, at) is { } first
            && PlaceLists.Next(sentence, first.Last) is { } next
            && _places.Listed(sentence, next, kind) is { } rest
        )
            yield return [.. first.Places, .. rest.Places];
    }

    /// <summary>About as many names as were counted; fewer of what they include, any number of "the captured villages".</summary>
    private static bool Agrees(int names, PlaceRef counted, bool anyNumber) =>
        counted.Count is not { } count ? names > 1 : Math.Abs(names - count) <= (count > 2 ? 1 : 0) || (names > 1 && anyNumber);

    /// <summary>"The villages", "the three towns".</summary>
    private static bool IsThose(SentenceReading sentence, Chunk chunk, PlaceKind kind) =>
        chunk.Kind == ChunkKind.Noun
        && sentence[chunk.First].Lower is "the" or "these" or "those"
        && IsOfKind(sentence, chunk, kind)
        && sentence[chunk.Last].Lower.EndsWith('s');

    /// <summary>"The captured villages", "the fallen district": whatever their number, these are meant.</summary>
    private static bool IsChanged(SentenceReading sentence, Chunk chunk)
    {
        if (chunk.Kind != ChunkKind.Noun || sentence[chunk.First].Lower is not ("the" or "these" or "those") || !sentence[chunk.Last].Is(Tag.Place))
            return false;
        for (var w = chunk.First + 1; w < chunk.Last; w++)
        {
            if (EventLexicon.Shared.IsCue("changed-hands", sentence[w].Lower)) return true;
        }

        return false;
    }

    /// <summary>"they are X and Y", "these include", "among them are".</summary>
    private static bool IsThey(SentenceReading sentence, Chunk chunk, Chunk link) =>
        chunk.Kind == ChunkKind.Noun
        && chunk.First == chunk.Last
        && link.Verb is not null
        && sentence[chunk.First].Lower is "they" or "these" or "those" or "them";

    private static bool IsOfKind(SentenceReading sentence, Chunk chunk, PlaceKind kind) =>
        sentence[chunk.Last].Is(Tag.Place) && sentence[chunk.Last].Info.Place == kind;

    private static bool Introduces(Chunk chunk) =>
        chunk.Kind is ChunkKind.Comma or ChunkKind.Break
        || chunk.Verb
            is { Lemma: "be", Negated: false, Passive: false }
                or { Lemma: "include", Negated: false, Passive: false, Tense: Tense.Present or Tense.Past };
}
