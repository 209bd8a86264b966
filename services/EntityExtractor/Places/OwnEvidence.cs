using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>How well each reading of a name fits the words beside it. The unit is a natural logarithm of odds.</summary>
internal static class OwnEvidence
{
    private const int MetropolisFrom = 500_000;
    private const int InhabitantsOfSeat = 3_000;
    private const double OtherNameBesideMetropolis = -4;

    public static void Weigh(OpenPlace place)
    {
        var outer = place.Within?.Readings ?? [];
        var metropolis = HasMetropolis(place);
        foreach (var reading in place.Readings) reading.Own = Kind(place.Cue, reading.Place) + Size(reading.Place) + Parent(outer, reading.Place) + Spelling(reading, metropolis);
    }

    private static double Kind(PlaceKind? cue, Place place) => cue switch
    {
        null => 0,
        _ when cue == place.Kind => 3,
        PlaceKind.City or PlaceKind.Town or PlaceKind.Village => IsSettlement(place.Kind) ? 2 : place.Kind == PlaceKind.District ? 1 : -2,
        PlaceKind.District => IsSettlement(place.Kind) ? 0.5 : -2,
        PlaceKind.Admin1 => place.Kind is PlaceKind.Region ? 1 : -3,
        PlaceKind.Neighbourhood => IsSettlement(place.Kind) ? 1 : -2,
        _ => 0,
    };

    private static double Size(Place place) => place.Kind switch
    {
        PlaceKind.Country => 10,
        PlaceKind.Admin1 => 4.2,
        PlaceKind.Region => 4,
        _ => (place.Curated ? 3.5 : 0) + (0.9 * Math.Log10(Inhabitants(place) + 1)),
    };

    /// <summary>A place that a world list has without a number is the seat of a district or a commune.</summary>
    private static int Inhabitants(Place place) => place is { Population: 0, Curated: false } ? InhabitantsOfSeat : place.Population;

    private static double Parent(List<Reading> outer, Place place) =>
        outer.Exists(o => Containment.Holds(o.Place, place)) ? 5 : outer.Exists(o => Containment.IsAround(o.Place, place)) ? 3 : 0;

    private static double Spelling(Reading reading, bool besideMetropolis) => reading.Match switch
    {
        NameMatch.First => 0.6,
        NameMatch.Other => reading.Place.Curated ? 0.5 : besideMetropolis ? OtherNameBesideMetropolis : 0,
        _ => -1,
    };

    /// <summary>A great city bears the name itself: another place's second name ("Islamabad" for Anantnag) is hardly meant.</summary>
    private static bool HasMetropolis(OpenPlace place) =>
        place.Readings.Exists(r => r.Match == NameMatch.First && r.Place.Population >= MetropolisFrom);

    private static bool IsSettlement(PlaceKind kind) => kind is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.Neighbourhood;
}
