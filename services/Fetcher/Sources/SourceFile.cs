using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ingestion.Fetcher.Sources;

/// <summary>What a source file said: the definitions that hold, and why others do not.</summary>
/// <param name="Sources">In the file's order.</param>
/// <param name="Errors">One an entry refused.</param>
public sealed record SourceCatalogue(IReadOnlyList<Source> Sources, IReadOnlyList<SourceError> Errors)
{
    public static SourceCatalogue Empty { get; } = new([], []);
}

/// <summary>Why an entry was refused.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Reason">In a sentence, with the remedy.</param>
public sealed record SourceError(long Line, string Reason);

/// <summary>Reads the YAML file of source definitions.</summary>
public static class SourceFile
{
    /// <summary>Reads what it can: an entry that is no YAML is refused like any other that is wrong, and a file of which nothing is gives one error
    /// and no sources.</summary>
    public static SourceCatalogue Parse(string yaml)
    {
        try
        {
            return Load(yaml) is { } root ? ReadEntries(EntriesOf(root)) : SourceCatalogue.Empty;
        }
        catch (SourceEntryException e)
        {
            return new SourceCatalogue([], [new SourceError(e.Line, e.Message)]);
        }
        catch (YamlException e)
        {
            return YamlPieces.Of(yaml) is { Count: > 0 } pieces
                ? ReadPieces(pieces)
                : new SourceCatalogue([], [new SourceError(e.Start.Line, NoYaml(e))]);
        }
    }

    private static SourceCatalogue ReadPieces(IReadOnlyList<YamlPiece> pieces)
    {
        var entries = new List<YamlNode>();
        var errors = new List<SourceError>();
        foreach (var piece in pieces)
        {
            try
            {
                entries.AddRange(EntriesOf(Load(piece.Yaml)!));
            }
            catch (YamlException e)
            {
                errors.Add(new SourceError(Math.Max(piece.Line, e.Start.Line), NoYaml(e)));
            }
        }

        var read = ReadEntries(entries);
        return read with { Errors = [.. errors.Concat(read.Errors).OrderBy(e => e.Line)] };
    }

    private static string NoYaml(YamlException e) => $"This is no YAML: {e.Message}";

    /// <summary>Null for an empty file.</summary>
    private static YamlNode? Load(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }

    private static IEnumerable<YamlNode> EntriesOf(YamlNode root)
    {
        if (root is YamlScalarNode { Value: null or "" })
            return [];
        if (root is not YamlMappingNode map || !map.Children.TryGetValue("sources", out var list))
            throw new SourceEntryException(root, "The file must begin with 'sources:' and a list under it.");
        if (list is YamlScalarNode { Value: null or "" })
            return [];
        return list as YamlSequenceNode ?? throw new SourceEntryException(list, "'sources' must be a list: begin each entry with '- id:'.");
    }

    private static SourceCatalogue ReadEntries(IEnumerable<YamlNode> entries)
    {
        var sources = new List<Source>();
        var errors = new List<SourceError>();
        var ids = new HashSet<string>();
        foreach (var entry in entries)
        {
            try
            {
                var source = SourceEntry.Read(entry);
                if (!ids.Add(source.Id)) throw new SourceEntryException(entry, $"The id '{source.Id}' is used twice. Give each source its own.");
                sources.Add(source);
            }
            catch (SourceEntryException e)
            {
                errors.Add(new SourceError(e.Line, e.Message));
            }
        }

        return new SourceCatalogue(sources, errors);
    }
}
