using Ingestion.Search;

namespace Ingestion.Portal.Pages.Reading;

/// <summary>A place on the small map.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Lat">Degrees, WGS 84.</param>
/// <param name="Lon">Degrees, WGS 84.</param>
/// <param name="Event">True when control of it is said to have changed.</param>
public sealed record MapPoint(string Name, double Lat, double Lon, bool Event)
{
    /// <summary>More labels than this cannot be read on a small map.</summary>
    private const int Most = 12;

    /// <returns>Places with coordinates, those of events first.</returns>
    public static IReadOnlyList<MapPoint> Of(ArticleDocument document, IReadOnlyList<EventDocument> events)
    {
        var places = document
            .Display.Enrichment.Places.Where(p => p is { Lat: not null, Lon: not null })
            .Select(p => new MapPoint(p.Name, p.Lat!.Value, p.Lon!.Value, false));
        var changed = events.Where(e => e.Location is not null).Select(e => new MapPoint(e.Place ?? "", e.Location!.Lat, e.Location.Lon, true));
        return [.. changed.Concat(places).Where(IsOnEarth).DistinctBy(p => (Math.Round(p.Lat, 3), Math.Round(p.Lon, 3))).Take(Most)];
    }

    private static bool IsOnEarth(MapPoint point) => Math.Abs(point.Lat) <= 85 && Math.Abs(point.Lon) <= 180;
}
