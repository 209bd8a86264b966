namespace Ingestion.EntityExtractor.Gazetteer.World;

/// <summary>A first-level division of a country, with the spellings it is known by.</summary>
internal sealed record WorldDivision(string Country, string Name, IReadOnlyList<string> OtherNames, double Lat, double Lon)
{
    /// <summary>False for divisions that a hand-kept list describes better.</summary>
    public bool IsPlace { get; init; } = true;
}

/// <summary>A populated place of the world list; divisions and areas by their number, areas from 1, 0 for none.</summary>
internal sealed record WorldPlace(
    int GeoNamesId,
    string Name,
    int Division,
    int Area,
    int Population,
    double Lat,
    double Lon,
    IReadOnlyList<string> OtherNames
);
