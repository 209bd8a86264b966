using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Which place lies in which.</summary>
internal static class Containment
{
    private const double AroundInKilometres = 60;

    /// <summary>True for countries and divisions: others hold nothing.</summary>
    public static bool MayHold(Place outer) => outer.Kind is PlaceKind.Country or PlaceKind.Admin1 or PlaceKind.District;

    /// <summary>True when <paramref name="outer"/> is a country, first-level or second-level division that <paramref name="inner"/> lies
    /// in.</summary>
    public static bool Holds(Place outer, Place inner) =>
        outer.Country == inner.Country
        && outer.Kind switch
        {
            PlaceKind.Country => inner.Kind != PlaceKind.Country,
            PlaceKind.Admin1 => inner.Kind is not PlaceKind.Country and not PlaceKind.Admin1 && outer.Admin1 == inner.Admin1,
            PlaceKind.District => inner.Kind is not PlaceKind.Country and not PlaceKind.Admin1 and not PlaceKind.District
                && outer.Admin1 == inner.Admin1
                && outer.Admin2 == inner.Admin2,
            _ => false,
        };

    /// <summary>True for what a town or a second-level division stands for besides what lies in it: the land around, where divisions of one name and
    /// of several kinds meet.</summary>
    public static bool IsAround(Place outer, Place inner) =>
        outer.Country == inner.Country
        && outer.Kind is not (PlaceKind.Country or PlaceKind.Admin1 or PlaceKind.Region)
        && outer.DistanceTo(inner) is < AroundInKilometres;
}
