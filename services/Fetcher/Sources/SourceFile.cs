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
    /// <summary>Reads what it can; a file that is no YAML gives one error and no sources.</summary>
    public static SourceCatalogue Parse(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            return new SourceCatalogue([], [new SourceError(e.Start.Line, $"This is no YAML: {e.Message}")]);
        }

        return stream.Documents.Count == 0 ? SourceCatalogue.Empty : Read(stream.Documents[0].RootNode);
    }

    private static SourceCatalogue Read(YamlNode root)
    {
        if (root is YamlScalarNode { Value: null or "" }) return SourceCatalogue.Empty;
        if (root is not YamlMappingNode map || !map.Children.TryGetValue("sources", out var list))
            return new SourceCatalogue([], [new SourceError(root.Start.Line, "The file must begin with 'sources:' and a list under it.")]);
        if (list is YamlScalarNode { Value: null or "" }) return SourceCatalogue.Empty;
        if (list is not YamlSequenceNode entries) return new SourceCatalogue([], [new SourceError(list.Start.Line, "'sources' must be a list: begin each entry with '- id:'.")]);
        return ReadEntries(entries);
    }

    private static SourceCatalogue ReadEntries(YamlSequenceNode entries)
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
