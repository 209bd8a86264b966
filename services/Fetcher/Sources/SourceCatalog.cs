using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Sources;

/// <summary>The definitions in force: those of every file, read again when one changes. Of two with one id the first holds.</summary>
public sealed class SourceCatalog(IOptions<FetcherOptions> options, ILogger<SourceCatalog> logger)
{
    private readonly IReadOnlyList<WatchedSourceFile> _files =
        [.. options.Value.MoreSourcesFiles.Prepend(options.Value.SourcesFile).Select(path => new WatchedSourceFile(path, logger))];

    /// <summary>What holds now; looks at the files' time stamps and reads again what changed.</summary>
    public SourceCatalogue Current()
    {
        if (_files is [var only]) return only.Current();
        var all = _files.Select(file => file.Current()).ToList();
        return new SourceCatalogue([.. all.SelectMany(file => file.Sources).DistinctBy(source => source.Id)], [.. all.SelectMany(file => file.Errors)]);
    }
}
