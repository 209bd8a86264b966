using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>How well each reading of a name fits the words beside it. The unit is a natural logarithm of odds.</summary>
internal static class OwnEvidence
{
    private const int MetropolisFrom = 500_000;
    private const int InhabitantsOfSeat = 3_000;
    private const int InhabitantsOfCapital = 100_000;
    private const double OtherNameBesideMetropolis = -4;
    private const double OtherNameBesideNeighbour = -3;
    private const double SizeOfDivision = 5.5;
    private const double SizeOfTown = 1.2;
    private const double TownBesideItsState = -8;
    private const double CountryBesideState = -2;

    /// <summary>A division of so many is named alone as a country is; Nigeria's Niger, which is not, is called a state.</summary>
    private const int InhabitantsOfGreatDivision = 3_000_000;

    /// <summary>A town of so many times fewer inhabitants than the one with the second name may be overlooked: "Waterloo" is hardly Austin.</summary>
    private const long FewTimes = 20;

    /// <summary>So many live in the towns of a middling division: Florida of the United States is larger than Florida of Uruguay.</summary>
    private const int InhabitantsOfDivision = 1_000_000;

    public static void Weigh(OpenPlace place)
    {
        var outer = place.Within?.Readings ?? [];
        var metropolis = HasMetropolis(place);
        foreach (var reading in place.Readings)
            reading.Own =
                Kind(place.Cue, reading.Place)
                + Size(reading.Place, metropolis)
                + Parent(outer, reading.Place)
                + Spelling(reading, metropolis, place.Readings)
                + Namesake(place, reading.Place);
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

    private static double Size(Place place, bool besideMetropolis) => place.Kind switch
    {
        PlaceKind.Country => 10,
        PlaceKind.Admin1 when besideMetropolis => SizeOfDivision,
        PlaceKind.Admin1 => SizeOfDivision + (0.8 * Math.Log10(Math.Max(1, place.Population / (double)InhabitantsOfDivision))),
        PlaceKind.Region => 4,
        _ => (place.Curated ? 3.5 : 0) + (SizeOfTown * Math.Log10(Inhabitants(place) + 1)),
    };

    /// <summary>A place without a number is the seat of a district or a commune in a world list, and in a list by hand it may bear the name of its
    /// province: its capital.</summary>
    private static int Inhabitants(Place place) => place switch
    {
        { Population: > 0 } => place.Population,
        { Curated: false } => InhabitantsOfSeat,
        _ => IsSettlement(place.Kind) && place.Name == place.Admin1 ? InhabitantsOfCapital : 0,
    };

    private static double Parent(List<Reading> outer, Place place) =>
        outer.Exists(o => Containment.Holds(o.Place, place)) ? 5 : outer.Exists(o => Containment.IsAround(o.Place, place)) ? 3 : 0;

    private static double Spelling(Reading reading, bool besideMetropolis, List<Reading> all) =>
        reading.Match switch
        {
            NameMatch.First => 0.6,
            NameMatch.Other when !reading.Place.IsDivision && all.Exists(r => BearsItItself(r, reading)) => OtherNameBesideNeighbour,
            NameMatch.Other when reading.Place is { IsDivision: false, Curated: false } && all.Exists(r => IsNamesakeOfSize(r, reading.Place)) =>
                OtherNameBesideNeighbour,
            NameMatch.Other => reading.Place.Curated ? 0.5
            : besideMetropolis ? OtherNameBesideMetropolis
            : 0,
            _ => -1,
        };

    /// <summary>A great city bears the name itself: another place's second name ("Islamabad" for Anantnag) is hardly meant.</summary>
    private static bool HasMetropolis(OpenPlace place) =>
        place.Readings.Exists(r => r is { Match: NameMatch.First, Place.IsDivision: false } && r.Place.Population >= MetropolisFrom);

    /// <summary>"Newtown" is Newtown, not what was once the new town of Hartford.</summary>
    private static bool BearsItItself(Reading one, Reading other) =>
        one is { Match: NameMatch.First, Place.IsDivision: false }
        && one.Place.Country == other.Place.Country
        && one.Place.Admin1 == other.Place.Admin1;

    private static bool IsNamesakeOfSize(Reading one, Place other) =>
        one is { Match: NameMatch.First, Place.IsDivision: false }
        && one.Place.Country == other.Country
        && one.Place.Population * FewTimes > other.Population;

    /// <summary>
    /// "California" is the state and no town of Maryland or Missouri, unless the text says that it lies there. Whether "Georgia" is the country
    /// or the state of another one, the article decides.
    /// </summary>
    private static double Namesake(OpenPlace name, Place place) =>
        place switch
        {
            { Kind: PlaceKind.Country } => name.Readings.Exists(r =>
                r is { Match: NameMatch.First, Place: { Kind: PlaceKind.Admin1, Population: >= InhabitantsOfGreatDivision } }
                && r.Place.Country != place.Country
            )
                ? CountryBesideState
                : 0,
            { IsDivision: false, Curated: false, Population: < MetropolisFrom }
                when name is { Cue: null or PlaceKind.Admin1, IsPlainlyWithin: false } => name.Readings.Exists(r =>
                IsDivisionItself(r) && r.Place.Country == place.Country && r.Place.Name != place.Admin1
            )
                ? TownBesideItsState
                : 0,
            _ => 0,
        };

    private static bool IsDivisionItself(Reading reading) => reading is { Match: NameMatch.First, Place.Kind: PlaceKind.Admin1 or PlaceKind.Region };

    private static bool IsSettlement(PlaceKind kind) => kind is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.Neighbourhood;
}
