namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>Distances on a sphere of the Earth's mean radius.</summary>
public static class Earth
{
    private const double RadiusInKilometres = 6371.0088;

    /// <summary>Great-circle distance in kilometres between two points in degrees (haversine formula).</summary>
    public static double Distance(double lat, double lon, double otherLat, double otherLon)
    {
        var (north, east) = (Half(otherLat - lat), Half(otherLon - lon));
        var haversine = (north * north) + (Math.Cos(Radians(lat)) * Math.Cos(Radians(otherLat)) * east * east);
        return 2 * RadiusInKilometres * Math.Asin(Math.Min(1, Math.Sqrt(haversine)));
    }

    private static double Half(double degrees) => Math.Sin(Radians(degrees) / 2);

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
