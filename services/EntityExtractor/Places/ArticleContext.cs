using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Where an article plays: what its other places say about a name.</summary>
internal sealed class ArticleContext
{
    private const double NearInKilometres = 200;
    private const int MostPlaces = 200;

    private readonly List<(ulong Name, Place Place, double Weight)> _known;
    private readonly PlaceCluster _cluster;

    /// <param name="places">The article's names, each with its readings best first.</param>
    /// <param name="background">Places that the outlet, the dateline or nationalities give, with their weights.</param>
    public ArticleContext(List<OpenPlace> places, IReadOnlyList<(Place Place, double Weight)> background)
    {
        var names = places.Where(p => p is { Best: not null, IsAcrossBorder: false }).GroupBy(p => p.Key.Value).Take(MostPlaces).ToList();
        _known = [.. names.Select(g => (g.Key, g.First().Best!.Place, g.Max(p => p.Confidence)))];
        _known.AddRange(background.Select(p => (0UL, p.Place, p.Weight)));
        _cluster = new PlaceCluster(names.Select(g => g.First()));
    }

    public void Weigh(List<OpenPlace> places)
    {
        foreach (var same in places.GroupBy(p => p.Key.Value))
        {
            var support = new Dictionary<PlaceId, double>();
            foreach (var reading in same.SelectMany(p => p.Readings))
            {
                if (!support.TryGetValue(reading.Place.Id, out var known)) support[reading.Place.Id] = known = Support(same.Key, reading.Place);
                reading.Support = known;
            }
        }
    }

    private double Support(ulong name, Place candidate)
    {
        var (country, division, near, total) = (0.0, 0.0, 0.0, 0.0);
        foreach (var (other, place, weight) in _known)
        {
            if (other == name) continue;
            total += weight;
            if (place.Country != candidate.Country) continue;
            country += weight;
            if (place.Admin1 is not null && place.Admin1 == candidate.Admin1)
                division += weight;
            if (place.Kind != PlaceKind.Country && place.DistanceTo(candidate) is { } distance)
                near = Math.Max(near, weight * Math.Exp(-distance / NearInKilometres));
        }

        return total == 0
            ? 0
            : (2.5 * country / total) + (2 * division / total) + Math.Min(1, division) + (1.5 * near) + _cluster.Support(name, candidate);
    }
}
