using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Feeds;
using YamlDotNet.RepresentationModel;

namespace Ingestion.Fetcher.Folders;

/// <summary>
/// What a file beside a document says of it: <c>story.meta.yaml</c>, <c>story.meta.json</c> or <c>story.txt.meta.yaml</c> with
/// <c>url, outlet, title, published, modified, language, authors, guid</c>.
/// </summary>
public static class Sidecar
{
    private static readonly string[] Suffixes = [".meta.json", ".meta.yaml", ".meta.yml"];

    public static bool Is(string path) => Suffixes.Any(s => path.EndsWith(s, StringComparison.OrdinalIgnoreCase));

    /// <summary>Path of a document's sidecar; null when it has none.</summary>
    public static string? PathOf(string document) =>
        new[] { document, Path.ChangeExtension(document, null) }.SelectMany(stem => Suffixes.Select(s => stem + s)).FirstOrDefault(File.Exists);

    /// <summary>The sidecar of a document, or null when it has none.</summary>
    /// <exception cref="InvalidDataException">It is wrong; says where and why.</exception>
    public static async Task<ItemHint?> ReadAsync(string document, CancellationToken cancel) =>
        PathOf(document) is { } path ? Parse(await File.ReadAllTextAsync(path, cancel), path) : null;

    /// <summary>The fields of a sidecar file or front matter; YAML, of which JSON is a part.</summary>
    /// <exception cref="InvalidDataException">It is wrong; says where and why.</exception>
    public static ItemHint Parse(string yaml, string path)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0)
                return new ItemHint();
            return Read(
                stream.Documents[0].RootNode as YamlMappingNode ?? throw new InvalidDataException($"{path}: write 'key: value' lines."),
                path
            );
        }
        catch (YamlDotNet.Core.YamlException e)
        {
            throw new InvalidDataException($"{path}, line {e.Start.Line}: {e.Message}", e);
        }
    }

    internal static ItemHint Read(YamlMappingNode map, string path) =>
        new()
        {
            Guid = Text(map, "guid"),
            Url = Text(map, "url") is { } url
                ? FeedLinks.Absolute(url, null) ?? throw new InvalidDataException($"{path}: url '{url}' is no http or https address.")
                : null,
            Title = Text(map, "title"),
            Outlet = Text(map, "outlet"),
            Published = Date(map, "published", path) ?? Date(map, "date", path),
            Modified = Date(map, "modified", path),
            Authors = List(map, "authors") is { Count: > 0 } authors ? authors : List(map, "author"),
            Language = Text(map, "language"),
            Summary = Text(map, "summary") ?? Text(map, "description"),
            Categories = List(map, "tags"),
        };

    private static DateTimeOffset? Date(YamlMappingNode map, string name, string path)
    {
        if (Text(map, name) is not { } text)
            return null;
        return FeedDate.Parse(text)
            ?? throw new InvalidDataException($"{path}: {name} '{text}' is no date. Write 2026-03-01 or 2026-03-01T14:30:00+04:30.");
    }

    private static string? Text(YamlMappingNode map, string name) =>
        map.Children.TryGetValue(name, out var node) && node is YamlScalarNode { Value: { Length: > 0 } value } ? value : null;

    private static List<string> List(YamlMappingNode map, string name) => map.Children.TryGetValue(name, out var node)
        ? node switch
        {
            YamlScalarNode { Value: { Length: > 0 } one } => [one],
            YamlSequenceNode many => [.. many.OfType<YamlScalarNode>().Select(s => s.Value).OfType<string>()],
            _ => [],
        }
        : [];
}
