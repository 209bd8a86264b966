using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Ingestion.Fetcher.Sources;

/// <summary>An entry is wrong. The message says why and what to do.</summary>
internal sealed class SourceEntryException(YamlNode at, string message) : Exception(message)
{
    /// <summary>From 1.</summary>
    public long Line { get; } = at.Start.Line;
}

/// <summary>Typed fields of one YAML mapping; what is not known is refused, so that a misspelt key is not passed over.</summary>
internal sealed class YamlFields
{
    private readonly YamlMappingNode _map;

    public YamlFields(YamlNode node, IReadOnlySet<string> known, string what)
    {
        _map = node as YamlMappingNode ?? throw new SourceEntryException(node, $"This is not {what}: write 'key: value' lines.");
        foreach (var key in _map.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
                throw new SourceEntryException(key, $"'{key}' is not a key of {what}. Known: {string.Join(", ", known.Order())}.");
        }
    }

    public YamlFields(YamlNode node, string[] known, string what)
        : this(node, known.ToHashSet(), what)
    {
    }

    public YamlNode? Node(string name) =>
        _map.Children.TryGetValue(name, out var node) && node is not YamlScalarNode { Value: null or "" or "~" or "null" } ? node : null;

    public SourceEntryException Wrong(string name, string reason) => new(Node(name) ?? _map, reason);

    public string? Text(string name) => Node(name) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        _ => throw Wrong(name, $"'{name}' must be a single value."),
    };

    public IReadOnlyList<string> List(string name) => Node(name) switch
    {
        null => [],
        YamlScalarNode { Value: { } one } => [one],
        YamlSequenceNode many when many.All(n => n is YamlScalarNode) => [.. many.Select(n => ((YamlScalarNode)n).Value ?? "")],
        _ => throw Wrong(name, $"'{name}' must be a list of values."),
    };

    public IReadOnlyDictionary<string, string> Map(string name) =>
        Node(name) switch
        {
            null => new Dictionary<string, string>(),
            YamlMappingNode map when map.All(p => p.Key is YamlScalarNode && p.Value is YamlScalarNode) => map.ToDictionary(
                p => p.Key.ToString(),
                p => p.Value.ToString()
            ),
            _ => throw Wrong(name, $"'{name}' must hold 'key: value' lines."),
        };

    public bool Truth(string name, bool otherwise) => Text(name)?.ToLowerInvariant() switch
    {
        null => otherwise,
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        var text => throw Wrong(name, $"'{name}' is '{text}'. Write true or false."),
    };

    public TimeSpan? Time(string name)
    {
        if (Text(name) is not { } text) return null;
        return Duration.TryParse(text, out var time) ? time : throw Wrong(name, $"'{name}' is '{text}'. Write a duration such as 30s, 5m, 2h or 1d.");
    }

    public int Number(string name, int otherwise, int min, int max)
    {
        if (Text(name) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Wrong(name, $"'{name}' is '{text}'. Give a number from {min} to {max}.");
    }

    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum
    {
        if (Text(name) is not { } text) return otherwise;
        return Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => v.ToString()!.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong(name, $"'{name}' is '{text}'. Choose one of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");
    }
}
