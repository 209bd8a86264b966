using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Sources;

/// <summary>
/// The definitions in force: those of every file, read again when one changes, and those added by the API. Of two with one id
/// the first holds, and the files come first.
/// </summary>
public sealed class SourceCatalog(IOptions<FetcherOptions> options, AddedSources added, ILogger<SourceCatalog> logger)
{
    private readonly IReadOnlyList<WatchedSourceFile> _files =
        [.. options.Value.MoreSourcesFiles.Prepend(options.Value.SourcesFile).Select(path => new WatchedSourceFile(path, logger))];

    private readonly Lock _gate = new();
    private IReadOnlyList<SourceCatalogue> _parts = [];
    private SourceCatalogue _whole = SourceCatalogue.Empty;
    private IReadOnlyDictionary<string, string> _fileOf = new Dictionary<string, string>();

    /// <summary>What holds now; looks at the files' time stamps and reads again what changed. The same object while nothing did.</summary>
    public SourceCatalogue Current()
    {
        lock (_gate)
        {
            List<SourceCatalogue> parts = [.. _files.Select(file => file.Current()), added.Current];
            if (parts.SequenceEqual(_parts, ReferenceEqualityComparer.Instance)) return _whole;
            _parts = parts;
            _fileOf = _files
                .Zip(parts)
                .SelectMany(file => file.Second.Sources.Select(source => (source.Id, file.First.Path)))
                .DistinctBy(pair => pair.Id)
                .ToDictionary(pair => pair.Id, pair => pair.Path);
            return _whole = new SourceCatalogue(
                [.. parts.SelectMany(part => part.Sources).DistinctBy(source => source.Id)],
                [.. parts.SelectMany(part => part.Errors)]
            );
        }
    }

    /// <summary>The same after a look at what was added by the API, in this process or another.</summary>
    public async Task<SourceCatalogue> CurrentAsync(CancellationToken cancel)
    {
        await added.RefreshAsync(cancel);
        return Current();
    }

    /// <summary>Path of the file that defines a source, as of the last look; null when no file does.</summary>
    public string? FileOf(string id)
    {
        lock (_gate) return _fileOf.GetValueOrDefault(id);
    }
}
