using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Ingestion.Fetcher.Sources;

/// <summary>One source definition as JSON, with the keys of the YAML file and checked by the same rules.</summary>
internal static class SourceJson
{
    /// <exception cref="SourceEntryException">The definition is wrong; says why and what to do.</exception>
    public static Source Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return SourceEntry.Read(NodeOf(document.RootElement));
        }
        catch (JsonException e)
        {
            throw new SourceEntryException(new YamlScalarNode(), $"This is no JSON: {e.Message}");
        }
    }

    /// <summary>A definition with the few keys that an imported feed has.</summary>
    public static string Write(string id, string url, string? name, IReadOnlyList<string> tags) =>
        JsonSerializer.Serialize(new ImportedSource(id, url, name, tags.Count == 0 ? null : tags), FetcherJsonContext.Default.ImportedSource);

    private static YamlNode NodeOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Mapping(element),
        JsonValueKind.Array => new YamlSequenceNode(element.EnumerateArray().Select(NodeOf)),
        JsonValueKind.String => new YamlScalarNode(element.GetString()),
        JsonValueKind.Null => new YamlScalarNode(null),
        _ => new YamlScalarNode(element.GetRawText()),
    };

    private static YamlMappingNode Mapping(JsonElement element)
    {
        var map = new YamlMappingNode();
        foreach (var property in element.EnumerateObject()) map.Children[new YamlScalarNode(property.Name)] = NodeOf(property.Value);
        return map;
    }
}

internal sealed record ImportedSource(string Id, string Url, string? Name, IReadOnlyList<string>? Tags);
