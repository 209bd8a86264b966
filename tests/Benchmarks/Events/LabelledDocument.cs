using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingestion.Benchmarks.Events;

/// <summary>A text of the development set with what must come out of it.</summary>
internal sealed record LabelledDocument(
    string Id,
    string Kind,
    string Half,
    string Published,
    string Title,
    string Text,
    bool? Alert,
    IReadOnlyList<LabelledEvent> Events
)
{
    public static readonly string[] Halves = ["tune", "test", "fresh-tune", "fresh-test", "second", "third", "fourth", "fifth", "sixth"];

    /// <summary>The documents of one of the <see cref="Halves"/>.</summary>
    public static IEnumerable<LabelledDocument> Read(string half) =>
        Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "DevelopmentSet"), "*.jsonl")
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(line => JsonSerializer.Deserialize(line, LabelledJson.Default.LabelledDocument)!)
            .Where(d => d.Half == half);
}

/// <param name="DatePrecision">day, month, year, <c>range:FIRST/LAST</c> or none.</param>
/// <param name="Optional">Ambiguous or unnamed: neither missed nor wrong.</param>
internal sealed record LabelledEvent(
    string Action,
    string? Place,
    string? Admin1,
    string? Date,
    string DatePrecision,
    string Status,
    bool Background,
    bool Optional
);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LabelledDocument))]
internal sealed partial class LabelledJson : JsonSerializerContext;
