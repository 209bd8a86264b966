using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Keeps a place that the gazetteer lacks from being taken for a namesake at the other end of the world: what the text says of it
/// (a province; a district of a province that the gazetteer lacks) goes before a bare name.
/// </summary>
internal static class UnknownPlaces
{
    private const int LargeFrom = 100_000;
    private const int TownFrom = 15_000;
    private const int SmallBelow = 2_000;

    /// <summary>"Belmar province" is no town of New Jersey. A capital stands for the province that bears its name.</summary>
    public static void DropFalseProvinces(List<OpenPlace> places)
    {
        foreach (var same in places.GroupBy(p => p.Key.Value).Where(g => g.Any(p => p.Cue == PlaceKind.Admin1)).Select(g => g.ToList()))
        {
            if (same[0].Readings.Exists(r => r.Match != NameMatch.Sound && MayBeProvince(same[0].Name, r.Place))) continue;
            foreach (var place in same)
            {
                place.Cue = PlaceKind.Admin1;
                place.Readings.RemoveAll(r => !MayBeProvince(place.Name, r.Place));
            }
        }
    }

    /// <summary>Takes away readings that nothing in the article speaks for, the less the larger they are.</summary>
    public static void DropStrangers(List<OpenPlace> places)
    {
        var bound = places.Exists(p => p is { Cue: PlaceKind.Admin1, Readings.Count: 0 }) ? TownFrom : SmallBelow;
        foreach (var place in places) place.Readings.RemoveAll(r => IsStranger(place, r, bound));
    }

    private static bool IsStranger(OpenPlace place, Reading reading, int bound)
    {
        if (reading.Support > 0 || reading.Place.Curated || reading.Place.IsDivision) return false;
        return reading.Place.Population < (LiesElsewhere(place.Within, reading.Place) ? LargeFrom : bound);
    }

    /// <summary>The text says what it lies in, and that is another place.</summary>
    private static bool LiesElsewhere(OpenPlace? outer, Place place) => outer is { Readings.Count: > 0 } && !outer.Readings.Exists(o => Containment.Holds(o.Place, place));

    private static bool MayBeProvince(string name, Place place) =>
        place.IsDivision || place.Curated || place.Population >= LargeFrom || (place.Admin1 is { } division && Spellings.AreAlike(division, name));
}
