using System.Text.Json;
using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;

namespace Ingestion.Search;

/// <summary>Index documents as JSON: the product's one form.</summary>
public static class SearchJson
{
    public static JsonSerializerOptions Options { get; } = ContractJson.With(SearchJsonContext.Default);
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ArticleDocument))]
[JsonSerializable(typeof(EventDocument))]
public sealed partial class SearchJsonContext : JsonSerializerContext;
