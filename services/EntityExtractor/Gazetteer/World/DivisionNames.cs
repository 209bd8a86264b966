namespace Ingestion.EntityExtractor.Gazetteer.World;

/// <summary>Takes the word for the kind of division off its name: "Sagaing Region" is written "Sagaing" beside a city.</summary>
internal static class DivisionNames
{
    private static readonly string[] Kinds = [" State", " Region", " Province", " Governorate", " Oblast", " District", " County"];

    private static readonly string[] Kept =
    [
        "Free State",
        "Northern State",
        "Central Region",
        "Northern Region",
        "Western Region",
        "Eastern Region",
        "Southern Region",
        "Central Province",
        "Northern Province",
        "Western Province",
        "Southern Province",
        "Eastern Province",
        "North-West Region",
        "Northern District",
        "Southern District",
        "Central District",
        "Eastern District",
        "Western District",
    ];

    public static string Bare(string name) =>
        Kept.Contains(name) ? name
        : Array.Find(Kinds, k => name.EndsWith(k, StringComparison.Ordinal) && name.Length > k.Length + 2) is { } kind ? name[..^kind.Length]
        : name;
}
