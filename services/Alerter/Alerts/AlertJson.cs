using System.Text.Json;
using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Alerts;

/// <summary>The product's JSON form with the Alerter's types.</summary>
public static class AlertJson
{
    public static JsonSerializerOptions Options { get; } = ContractJson.With(AlertJsonContext.Default);

    public static string Write(Alert alert) => JsonSerializer.Serialize(alert, Options);

    public static Alert Read(string json) => JsonSerializer.Deserialize<Alert>(json, Options)!;
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(AlertNotice))]
[JsonSerializable(typeof(AlertPage))]
[JsonSerializable(typeof(IReadOnlyList<AlertRaised>))]
public sealed partial class AlertJsonContext : JsonSerializerContext;
