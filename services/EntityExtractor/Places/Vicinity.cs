using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Where a name without a reading lies when the text does not say: where another mention of it is said to lie, else next to the known places of
/// its sentence, else next to those of the text, as long as all of them lie in one country.
/// </summary>
internal static class Vicinity
{
    /// <summary>So many known places, of a sentence and of the text, are asked at most.</summary>
    private const int MostKnown = 50;

    public static void Find(AnalysedText text, List<OpenPlace> places)
    {
        var unknown = places.FindAll(p => p.Best is null);
        if (unknown.Count == 0) return;
        Share(unknown);
        var known = places.FindAll(IsKnown);
        var sentences = known.ToLookup(p => text.SentenceAt(p.Span.Span.StartIn(text)));
        foreach (var name in unknown.Where(p => p is { KnownParent: null, Cue: not PlaceKind.Admin1 }))
        {
            var near = sentences[text.SentenceAt(name.Span.Span.StartIn(text))].Take(MostKnown).ToList();
            if (near.Count == 0)
                near = known[..Math.Min(known.Count, MostKnown)];
            if (near.Count > 0 && near.TrueForAll(k => k.Best!.Place.Country == near[0].Best!.Place.Country))
                name.Beside = (Nearest(name, near), Shared(near));
        }
    }

    /// <summary>One name means one place: what the text says of one mention holds for all.</summary>
    private static void Share(List<OpenPlace> unknown)
    {
        foreach (var same in unknown.GroupBy(p => p.Key.Value))
        {
            if (same.FirstOrDefault(p => p.KnownParent is not null) is not { } told) continue;
            foreach (var other in same.Where(p => p.KnownParent is null)) other.Within = told.Within;
        }
    }

    private static bool IsKnown(OpenPlace place) =>
        place is { Decided: true, IsAcrossBorder: false, Best.Place: { Kind: not (PlaceKind.Country or PlaceKind.Region), Lat: not null } };

    private static Place Nearest(OpenPlace unknown, List<OpenPlace> known) =>
        known.MinBy(k => Math.Abs(k.Span.Span.First - unknown.Span.Span.First))!.Best!.Place;

    private static string? Shared(List<OpenPlace> known) =>
        known.TrueForAll(k => k.Best!.Place.Admin1 == known[0].Best!.Place.Admin1) ? known[0].Best!.Place.Admin1 : null;
}
