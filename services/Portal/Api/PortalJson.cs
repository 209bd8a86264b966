using System.Text.Json.Serialization;
using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Search;
using Microsoft.AspNetCore.Http.Json;

namespace Ingestion.Portal.Api;

/// <summary>HTTP answers in the product's one JSON form.</summary>
internal static class PortalJson
{
    public static void Configure(JsonOptions http)
    {
        var options = http.SerializerOptions;
        options.PropertyNamingPolicy = ContractJson.Options.PropertyNamingPolicy;
        options.DefaultIgnoreCondition = ContractJson.Options.DefaultIgnoreCondition;
        options.Encoder = ContractJson.Options.Encoder;
        JsonSerializerContext[] contexts =
        [
            PortalJsonContext.Default,
            SearchJsonContext.Default,
            AlertJsonContext.Default,
            LedgerJsonContext.Default,
            ContractJsonContext.Default,
        ];
        for (var i = 0; i < contexts.Length; i++)
            options.TypeInfoResolverChain.Insert(i, contexts[i]);
    }
}

[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ArticleList))]
[JsonSerializable(typeof(ProposalList))]
[JsonSerializable(typeof(QuarantineList))]
[JsonSerializable(typeof(RetryRequest))]
[JsonSerializable(typeof(RulingRequest))]
[JsonSerializable(typeof(RulingAnswer))]
[JsonSerializable(typeof(CorrectionRequest))]
[JsonSerializable(typeof(CorrectableEvents))]
internal sealed partial class PortalJsonContext : JsonSerializerContext;
