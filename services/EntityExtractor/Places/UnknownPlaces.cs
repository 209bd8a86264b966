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
    private const int OtherNameFrom = 300_000;
    private const int MetropolisFrom = 500_000;
    private const int TownFrom = 15_000;
    private const int SmallBelow = 2_000;
    private const int LettersOfLongName = 6;
    private const double SameTownInKilometres = 30;

    /// <summary>"Belmar province" is no town of New Jersey. A capital stands for the province that bears its name.</summary>
    public static void DropFalseProvinces(List<OpenPlace> places)
    {
        if (!places.Exists(p => p.Cue == PlaceKind.Admin1)) return;
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
        var elsewhere = LiesElsewhere(place.Within, reading.Place);
        if (elsewhere && place.IsPlainlyWithin && !IsAloneInCountry(place, reading.Place) && IsContradicted(place.Within!, reading))
            return true;
        if (IsHistorical(place, reading))
            return true;
        if (reading.Support > 0 || reading.Place.Curated || reading.Place.IsDivision)
            return false;
        if (
            bound == SmallBelow
            && !elsewhere
            && (IsUnmistakable(place) || (place.Cue == PlaceKind.District && reading.Place.Kind == PlaceKind.District))
        )
            return false;
        return reading.Place.Population
            < (
                elsewhere ? LargeFrom
                : reading.Match == NameMatch.First ? bound
                : OtherNameFrom
            );
    }

    /// <summary>The second names of American towns are those they once had: "Elizabeth" is not Hopkinsville.</summary>
    private static bool IsHistorical(OpenPlace place, Reading reading) =>
        reading
            is {
                Match: NameMatch.Other,
                Place: { Country: "US", Curated: false, IsDivision: false, Kind: not PlaceKind.District, Population: < LargeFrom }
            }
        && place is { Within: null, Cue: null };

    /// <summary>Provinces are split and renamed: a town that alone in its country bears the name is meant, whatever province a list gives
    /// it.</summary>
    private static bool IsAloneInCountry(OpenPlace place, Place town) =>
        town.Population >= TownFrom
        && place.Within!.Readings.Exists(o => o.Place.Country == town.Country)
        && place.Readings.TrueForAll(r => r.Place.Country != town.Country || r.Place.Id == town.Id || r.Match != NameMatch.First)
        && place.Readings.Exists(r => r.Place.Id == town.Id && r.Match == NameMatch.First);

    /// <summary>A long name that one place on Earth alone bears.</summary>
    private static bool IsUnmistakable(OpenPlace place) =>
        place.Key.Letters >= LettersOfLongName
        && place.Readings.TrueForAll(r => r.Match != NameMatch.Sound && r.Place.DistanceTo(place.Readings[0].Place) is < SameTownInKilometres);

    /// <summary>The text says what it lies in, and that is another place: a great city is meant all the same, and of hand-kept places only one that
    /// merely sounds like the name or lies in another country is not.</summary>
    private static bool IsContradicted(OpenPlace outer, Reading reading)
    {
        if (reading.Match == NameMatch.Sound) return true;
        if (reading.Place.Curated || reading.Place.IsDivision) return !outer.Readings.Exists(o => o.Place.Country == reading.Place.Country);
        return reading.Match != NameMatch.First || reading.Place.Population < MetropolisFrom;
    }

    /// <summary>The text says what it lies in, and that is another place.</summary>
    private static bool LiesElsewhere(OpenPlace? outer, Place place) =>
        outer is { Readings.Count: > 0 }
        && outer.Readings.Exists(o => Containment.MayHold(o.Place))
        && !outer.Readings.Exists(o => Containment.Holds(o.Place, place) || Containment.IsAround(o.Place, place) || AreOne(o.Place, place));

    /// <summary>"Nahri Saraj (Girishk) district": another name of the same.</summary>
    private static bool AreOne(Place outer, Place place) => outer.Id == place.Id || place.Kind == PlaceKind.Country;

    private static bool MayBeProvince(string name, Place place) =>
        place.IsDivision || place.Curated || place.Population >= LargeFrom || (place.Admin1 is { } division && Spellings.AreAlike(division, name));
}
