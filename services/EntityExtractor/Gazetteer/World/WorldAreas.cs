using System.Runtime.InteropServices;
using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Gazetteer.World;

/// <summary>
/// The second-level divisions that the places of the world list lie in. The list gives only their names: each lies at the mean of its places.
/// </summary>
internal sealed class WorldAreas
{
    private static readonly string[] Before =
    [
        "Province du ",
        "Province de la ",
        "Province de l'",
        "Province des ",
        "Province de ",
        "Province of ",
        "Departement de la ",
        "Departement du ",
        "Departement des ",
        "Departement de ",
        "Arrondissement de ",
        "Regierungsbezirk ",
        "Municipio de ",
        "Municipio ",
        "Distrito de ",
        "Amphoe ",
        "Sous-Region de la ",
        "Sous-Region du ",
        "Provincia di ",
        "Provincia de ",
        "Gorod ",
    ];

    private static readonly string[] Behind = [" District", " Raion", " Rayon", " Zone", " Ilcesi", " municipality"];

    private readonly Dictionary<(int Division, int Area), (double Lat, double Lon, int Places)> _sums = [];

    /// <summary>Counts a place of the area with this number; 0 is none.</summary>
    public void Count(int division, int area, double lat, double lon)
    {
        if (area == 0) return;
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, (division, area), out _);
        sum = (sum.Lat + lat, sum.Lon + lon, sum.Places + 1);
    }

    /// <summary>Adds the areas to <paramref name="table"/>, each by its name and by its name without the word for its kind.</summary>
    public void AddTo(PlaceTable table, WorldDivision[] divisions, string[] areas)
    {
        foreach (var ((division, area), (lats, lons, places)) in _sums)
        {
            var (within, name) = (divisions[division], areas[area - 1]);
            var bare = Bare(name);
            var place = new Place
            {
                Id = new PlaceId($"gn2:{within.Country.ToLowerInvariant()}:{Letters.Fold(within.Name)}:{Letters.Fold(name)}"),
                Name = bare,
                Kind = PlaceKind.District,
                Admin1 = within.Name is { Length: > 0 } admin1 ? admin1 : null,
                Admin2 = name,
                Country = within.Country,
                Lat = Math.Round(lats / places, 4),
                Lon = Math.Round(lons / places, 4),
            };
            table.Add(place, bare == name ? [] : [name]);
        }
    }

    private static string Bare(string name)
    {
        if (Array.Find(Before, w => name.StartsWith(w, StringComparison.Ordinal)) is { } before) return name[before.Length..];
        return Array.Find(Behind, w => name.EndsWith(w, StringComparison.Ordinal)) is { } behind ? name[..^behind.Length] : name;
    }
}
