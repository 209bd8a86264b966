using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingestion.Fetcher.Extraction.Plain;

/// <summary>An article that comes as JSON in the product's own vocabulary.</summary>
internal sealed record JsonArticle
{
    public string? Id { get; init; }

    public string? Url { get; init; }

    public string? Outlet { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? Published { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string>? Authors { get; init; }

    /// <summary>The article or articles of <paramref name="json"/>, one object or a list; null with a reason when it is neither.</summary>
    public static IReadOnlyList<JsonArticle>? Read(string json, out string? reason)
    {
        reason = null;
        try
        {
            return json.AsSpan().TrimStart().StartsWith("[")
                ? JsonSerializer.Deserialize(json, JsonArticleContext.Default.JsonArticleArray) ?? []
                : [JsonSerializer.Deserialize(json, JsonArticleContext.Default.JsonArticle)!];
        }
        catch (JsonException e)
        {
            reason = $"The JSON is not an article: {e.Message}";
            return null;
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowTrailingCommas = true)]
[JsonSerializable(typeof(JsonArticle))]
[JsonSerializable(typeof(JsonArticle[]))]
internal sealed partial class JsonArticleContext : JsonSerializerContext;
