using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Where a name without a reading lies when the text does not say: next to the known places of its sentence.</summary>
internal static class Vicinity
{
    public static void Find(AnalysedText text, List<OpenPlace> places)
    {
        if (!places.Exists(p => p.Best is null)) return;
        foreach (var sentence in places.GroupBy(p => text.SentenceAt(p.Span.Span.StartIn(text))).Where(g => g.Any(p => p.Best is null)))
        {
            var known = sentence.Where(IsKnown).ToList();
            if (known.Count == 0 || known.Exists(k => k.Best!.Place.Country != known[0].Best!.Place.Country)) continue;
            foreach (var unknown in sentence.Where(p => p is { Best: null, Within: null, Cue: not PlaceKind.Admin1 })) unknown.Beside = (Nearest(unknown, known), Shared(known));
        }
    }

    private static bool IsKnown(OpenPlace place) => place is { Decided: true, IsAcrossBorder: false, Best.Place: { Kind: not (PlaceKind.Country or PlaceKind.Region), Lat: not null } };

    private static Place Nearest(OpenPlace unknown, List<OpenPlace> known) => known.MinBy(k => Math.Abs(k.Span.Span.First - unknown.Span.Span.First))!.Best!.Place;

    private static string? Shared(List<OpenPlace> known) =>
        known.TrueForAll(k => k.Best!.Place.Admin1 == known[0].Best!.Place.Admin1) ? known[0].Best!.Place.Admin1 : null;
}
