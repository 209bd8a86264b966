using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Towns that lie together: of Warren, Rockport and Augusta each has a larger namesake elsewhere, but only in Maine do all three lie
/// within an hour's drive. Every name speaks with all its readings, the less likely ones more softly.
/// </summary>
internal sealed class PlaceCluster
{
    private const double Weight = 2;
    private const double NearInKilometres = 50;

    /// <summary>Farther apart than this two towns say nothing of each other; a degree of latitude is 111 km.</summary>
    private const double ApartInDegrees = 2;

    private const int MostNames = 60;
    private const int MostReadings = 6;

    private readonly List<(ulong Name, List<(Place Place, double Weight)> Readings)> _names;

    /// <param name="names">The names of the article, each once, with their readings best first.</param>
    public PlaceCluster(IEnumerable<OpenPlace> names) =>
        _names = [
            .. names
                .Take(MostNames)
                .Select(n =>
                    (n.Key.Value, n.Readings.Take(MostReadings).Where(r => IsTown(r.Place)).Select(r => (r.Place, Math.Sqrt(r.Belief))).ToList())
                ),
        ];

    /// <summary>What the other names' readings around <paramref name="candidate"/> say for it; 0 for what is no town.</summary>
    public double Support(ulong name, Place candidate)
    {
        if (!IsTown(candidate)) return 0;
        var sum = 0.0;
        foreach (var (other, readings) in _names)
        {
            if (other != name) sum += Nearest(readings, candidate);
        }

        return Weight * Math.Log(1 + sum);
    }

    private static double Nearest(List<(Place Place, double Weight)> readings, Place candidate)
    {
        var most = 0.0;
        foreach (var (place, weight) in readings)
        {
            if (place.Country != candidate.Country || Math.Abs(place.Lat!.Value - candidate.Lat!.Value) > ApartInDegrees) continue;
            most = Math.Max(most, weight * Math.Exp(-place.DistanceTo(candidate)!.Value / NearInKilometres));
        }

        return most;
    }

    private static bool IsTown(Place place) => place is { IsDivision: false, Lat: not null };
}
