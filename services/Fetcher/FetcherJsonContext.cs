using System.Text.Json;
using System.Text.Json.Serialization;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Remote;
using Ingestion.Fetcher.Sources;

namespace Ingestion.Fetcher;

/// <summary>The Fetcher's own types in the product's JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Capture))]
[JsonSerializable(typeof(ItemHint))]
[JsonSerializable(typeof(SourceStatus))]
[JsonSerializable(typeof(IReadOnlyList<SourceStatus>))]
[JsonSerializable(typeof(ImportedSource))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(Trial))]
[JsonSerializable(typeof(StoredCapture))]
internal sealed partial class FetcherJsonContext : JsonSerializerContext;
