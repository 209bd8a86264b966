using System.Text.Json;
using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>How reports lie in their table.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = ContractJson.With(ReportJsonContext.Default);

    public static string Write(Report report) => JsonSerializer.Serialize(report, Options);

    public static Report Read(string json) => JsonSerializer.Deserialize<Report>(json, Options)!;
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
