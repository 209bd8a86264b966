using System.Text.Json;
using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Decisions as they are kept in a column.</summary>
internal static class DecisionJson
{
    public static string Write(Decision decision) => JsonSerializer.Serialize(decision, ContractJson.Options);

    public static Decision Read(string json) => JsonSerializer.Deserialize<Decision>(json, ContractJson.Options)!;
}
