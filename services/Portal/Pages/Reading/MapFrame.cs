namespace Ingestion.Portal.Pages.Reading;

/// <summary>Puts points into a drawing of fixed size: equirectangular around their middle, north up, the same scale both ways.</summary>
internal sealed class MapFrame
{
    public const double Width = 320, Height = 220;

    /// <summary>Mean length of a degree of latitude in kilometres.</summary>
    private const double KilometresADegree = 111.2;

    /// <summary>A single place still gets its surroundings: 60 km across.</summary>
    private const double SmallestExtent = 60 / KilometresADegree;

    private const double Margin = 42;

    private readonly double _middleLat, _middleLon, _narrowing, _scale;

    public MapFrame(IReadOnlyList<MapPoint> points)
    {
        (_middleLat, var tall) = Extent(points.Select(p => p.Lat));
        (_middleLon, var wide) = Extent(points.Select(p => p.Lon));
        _narrowing = Math.Cos(_middleLat * Math.PI / 180);
        _scale = Math.Min(
            (Width - (2 * Margin)) / Math.Max(wide * _narrowing, SmallestExtent),
            (Height - (2 * Margin)) / Math.Max(tall, SmallestExtent)
        );
    }

    public (double X, double Y) Place(MapPoint point) =>
        ((Width / 2) + ((point.Lon - _middleLon) * _narrowing * _scale), (Height / 2) - ((point.Lat - _middleLat) * _scale));

    /// <returns>A round number of kilometres and its length in the drawing, about a quarter of the width.</returns>
    public (double Kilometres, double Length) Bar()
    {
        var perKilometre = _scale / KilometresADegree;
        var most = Width / 4 / perKilometre;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        var round = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
        return (round, round * perKilometre);
    }

    private static (double Middle, double Extent) Extent(IEnumerable<double> degrees)
    {
        var (least, most) = degrees.Aggregate((Least: double.MaxValue, Most: double.MinValue), (e, d) => (Math.Min(e.Least, d), Math.Max(e.Most, d)));
        return ((least + most) / 2, most - least);
    }
}
