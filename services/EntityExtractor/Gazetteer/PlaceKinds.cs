using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>The words for kinds of place in files, and the contract's kinds they stand for.</summary>
public static class PlaceKinds
{
    private static readonly Dictionary<string, PlaceKind> ByWord = new(StringComparer.OrdinalIgnoreCase)
    {
        ["country"] = PlaceKind.Country,
        ["admin1"] = PlaceKind.Admin1,
        ["province"] = PlaceKind.Admin1,
        ["district"] = PlaceKind.District,
        ["admin2"] = PlaceKind.District,
        ["city"] = PlaceKind.City,
        ["town"] = PlaceKind.Town,
        ["village"] = PlaceKind.Village,
        ["neighbourhood"] = PlaceKind.Neighbourhood,
        ["site"] = PlaceKind.Site,
        ["crossing"] = PlaceKind.Crossing,
        ["region"] = PlaceKind.Region,
        ["river"] = PlaceKind.River,
    };

    public static string Known { get; } = string.Join(", ", ByWord.Keys);

    public static PlaceKind? Parse(string word) => ByWord.TryGetValue(word.Trim(), out var kind) ? kind : null;
}
