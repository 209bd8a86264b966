using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Telling;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>"Rebels overran three villages, … . The villages — X, Y and Z — lie near …": the names that a later sentence gives for a count.</summary>
internal sealed class CountedNames(DocumentNames names)
{
    private const int Reach = 5;

    private readonly PlaceReader _places = new(names);

    /// <summary>The tellings, each counted one as one for every name, where as many names follow.</summary>
    public List<DatedReport> Resolve(List<DatedReport> tellings, IReadOnlyList<SentenceReading> sentences) =>
        [.. tellings.SelectMany(t => IsCounted(t.Report) && Named(t.Report, sentences) is { } places ? places.Select(p => With(t, p)) : [t])];

    private static bool IsCounted(Report report) =>
        report is { Outcome.Happened: true, Place: { IsNamed: false, PointsBack: false, IsMinor: false, Count: > 1 } place } && place.Kind is PlaceKind.District or PlaceKind.City or PlaceKind.Town or PlaceKind.Village;

    private static DatedReport With(DatedReport telling, PlaceRef place)
    {
        var counted = telling.Report.Place;
        var named = place with { Kind = counted.Kind, Admin1 = place.Admin1 ?? counted.Admin1, Start = counted.Start, End = counted.End, PointsBack = false, IsEvident = true };
        return telling with { Report = telling.Report with { Place = named }, Key = PlaceKey.Of(named) };
    }

    private IReadOnlyList<PlaceRef>? Named(Report counted, IReadOnlyList<SentenceReading> sentences)
    {
        foreach (var sentence in sentences.Skip(counted.Reading.Index + 1).Take(Reach))
        {
            for (var c = 0; c + 2 < sentence.Chunks.Length; c++)
            {
                if (IsThose(sentence, sentence.Chunks[c], counted.Place.Kind) && Introduces(sentence.Chunks[c + 1])
                    && _places.Read(sentence, sentence.Chunks[c + 2].First, subject: true) is { } list && list.Places.Count == counted.Place.Count && list.Places.All(p => p is { IsNamed: true, PointsBack: false })) return list.Places;
            }
        }

        return null;
    }

    /// <summary>"The villages", "the three towns".</summary>
    private static bool IsThose(SentenceReading sentence, Chunk chunk, PlaceKind kind) =>
        chunk.Kind == ChunkKind.Noun && sentence[chunk.First].Lower is "the" or "these" or "those" && sentence[chunk.Last].Info.Place == kind && sentence[chunk.Last].Is(Tag.Place) && sentence[chunk.Last].Lower.EndsWith('s');

    private static bool Introduces(Chunk chunk) => chunk.Kind is ChunkKind.Comma or ChunkKind.Break || chunk.Verb is { Lemma: "be", Negated: false, Passive: false };
}
