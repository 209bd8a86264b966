using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingestion.Contracts.V1;

/// <summary>The one JSON form of the product: snake_case, nulls left out, enums as snake_case words, UTF-8 unescaped.</summary>
public static class ContractJson
{
    /// <summary>Options for messages, HTTP, verbs and index documents. Types outside <see cref="ContractJsonContext"/> need their own
    /// context.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Fresh options of the same form that resolve <paramref name="more"/> after the contracts.</summary>
    public static JsonSerializerOptions With(params JsonSerializerContext[] more)
    {
        var options = new JsonSerializerOptions(Options);
        foreach (var context in more) options.TypeInfoResolverChain.Add(context);
        return options;
    }

    private static JsonSerializerOptions Create() => new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = ContractJsonContext.Default,
    };
}

/// <summary>An enum as its snake_case words.</summary>
public sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ArticleFetched))]
[JsonSerializable(typeof(ArticleAdmitted))]
[JsonSerializable(typeof(ArticleFolded))]
[JsonSerializable(typeof(ArticleEnriched))]
[JsonSerializable(typeof(ArticleIndexed))]
[JsonSerializable(typeof(AlertRaised))]
[JsonSerializable(typeof(Enrichment))]
[JsonSerializable(typeof(Decision))]
public sealed partial class ContractJsonContext : JsonSerializerContext;
