using System.Text.Json;
using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Correcting;

/// <summary>Verdicts, and the events they speak of, as they are kept in a column.</summary>
internal static class VerdictJson
{
    private static readonly JsonSerializerOptions Options = ContractJson.With(VerdictJsonContext.Default);

    public static string Write(Verdict verdict) => JsonSerializer.Serialize(verdict, Options);

    public static string Write(ToldEvent told) => JsonSerializer.Serialize(told, Options);

    public static ToldEvent ReadEvent(string json) => JsonSerializer.Deserialize<ToldEvent>(json, Options)!;

    public static Verdict Read(string json) => JsonSerializer.Deserialize<Verdict>(json, Options)!;
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(ToldEvent))]
internal sealed partial class VerdictJsonContext : JsonSerializerContext;
