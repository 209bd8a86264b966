using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingestion.Benchmarks.Places;

/// <summary>A text with the places that must come out of it.</summary>
/// <param name="Kind">What is told apart in the figures: local, world, conflict.</param>
internal sealed record LabelledPlaces(string Id, string Kind, string? Outlet, string Text, IReadOnlyList<LabelledPlace> Places)
{
    public static FileInfo OwnFile => new(Path.Combine(AppContext.BaseDirectory, "PlaceSet", "places.jsonl"));

    public static IEnumerable<LabelledPlaces> Read(FileInfo file) =>
        File.ReadLines(file.FullName)
            .Where(l => l.Length > 0)
            .Select(line => JsonSerializer.Deserialize(line, LabelledPlacesJson.Default.LabelledPlaces)!);
}

/// <param name="Text">As it stands in the text; its first occurrence is scored.</param>
/// <param name="Lat">Degrees north; of a country null.</param>
/// <param name="Lon">Degrees east; of a country null.</param>
/// <param name="Country">ISO 3166-1 code of the country that the name means; null for a place below that level.</param>
internal sealed record LabelledPlace(string Text, double? Lat, double? Lon, string? Country = null);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LabelledPlaces))]
internal sealed partial class LabelledPlacesJson : JsonSerializerContext;
