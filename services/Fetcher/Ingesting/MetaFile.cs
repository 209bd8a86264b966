using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Folders;
using YamlDotNet.RepresentationModel;

namespace Ingestion.Fetcher.Ingesting;

/// <summary>
/// What <c>--meta</c> says: fields as in a sidecar for everything ingested, and under <c>documents</c> further ones by file
/// name or address, which win.
/// </summary>
public sealed class MetaFile
{
    private readonly ItemHint _common;
    private readonly Dictionary<string, ItemHint> _documents = new(StringComparer.OrdinalIgnoreCase);

    private MetaFile(ItemHint common) => _common = common;

    public string? Outlet => _common.Outlet;

    /// <summary>Reads YAML or JSON.</summary>
    /// <exception cref="InvalidDataException">It is wrong; says where and why.</exception>
    public static MetaFile Parse(string yaml, string path)
    {
        var file = new MetaFile(Sidecar.Parse(yaml, path));
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        if (stream.Documents.Count == 0 || !((YamlMappingNode)stream.Documents[0].RootNode).Children.TryGetValue("documents", out var documents))
            return file;
        foreach (
            var (name, fields) in documents as YamlMappingNode
                ?? throw new InvalidDataException($"{path}: 'documents' must hold a name and fields under it for each document.")
        )
        {
            file._documents[name.ToString()] = Sidecar.Read(
                fields as YamlMappingNode
                    ?? throw new InvalidDataException($"{path}, line {fields.Start.Line}: write 'key: value' lines under '{name}'."),
                path
            );
        }

        return file;
    }

    /// <summary>What is said of a document, by its path's file name or by its address.</summary>
    public ItemHint For(string place)
    {
        var own = _documents.GetValueOrDefault(place) ?? _documents.GetValueOrDefault(Path.GetFileName(place));
        return own is null ? _common : own with
        {
            Outlet = own.Outlet ?? _common.Outlet,
            Published = own.Published ?? _common.Published,
            Language = own.Language ?? _common.Language,
            Authors = own.Authors.Count > 0 ? own.Authors : _common.Authors,
        };
    }
}
