using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>The outlets of the sample newsroom, as <c>samples/newsroom/newsroom.json</c> states them.</summary>
public sealed record NewsroomDefinition
{
    public required IReadOnlyList<OutletDefinition> Outlets { get; init; }

    /// <exception cref="InvalidDataException">The file is missing or is not what the samples' README describes.</exception>
    public static NewsroomDefinition Load(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize(file, NewsroomJson.Default.NewsroomDefinition) ?? throw new JsonException("The file holds null.");
        }
        catch (Exception problem) when (problem is IOException or JsonException)
        {
            throw new InvalidDataException(
                $"The sample newsroom's definition {path} cannot be read: {problem.Message} Restore the samples folder or start with --no-sample.",
                problem
            );
        }
    }
}

/// <summary>One outlet: its folder below <c>pages</c> is its web site.</summary>
public sealed record OutletDefinition
{
    /// <summary>Id and name of the outlet's folder.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Path of what the fetcher is pointed at: a feed, sitemap or listing page.</summary>
    public required string Entry { get; init; }

    /// <summary>The outlet's clock against UTC, such as <c>+04:30</c>.</summary>
    public required string UtcOffset { get; init; }

    public required string Language { get; init; }

    public required string Country { get; init; }

    /// <summary>Side in the conflict.</summary>
    public required string Side { get; init; }

    /// <summary>How the outlet leans, in a few words.</summary>
    public required string Bias { get; init; }

    /// <summary>Paths that answer with a redirect, and where to.</summary>
    public IReadOnlyDictionary<string, string>? Redirects { get; init; }

    /// <summary>Paths that answer with a content type other than the one their file name suggests.</summary>
    public IReadOnlyDictionary<string, string>? ContentTypes { get; init; }

    [JsonIgnore]
    public TimeSpan Offset => TimeSpan.Parse(UtcOffset.TrimStart('+'), System.Globalization.CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(NewsroomDefinition))]
[JsonSerializable(typeof(NewsroomState))]
internal sealed partial class NewsroomJson : JsonSerializerContext;
