namespace Ingestion.Fetcher.Sources;

/// <summary>The definitions of one file, read again when it changes.</summary>
internal sealed partial class WatchedSourceFile(string path, ILogger logger)
{
    private readonly Lock _gate = new();
    private SourceCatalogue _current = SourceCatalogue.Empty;
    private (DateTime Written, long Length) _read;
    private bool _isUnreadable;

    public string Path => path;

    /// <summary>What holds now; looks at the file's time stamp and reads it again when that changed.</summary>
    public SourceCatalogue Current()
    {
        lock (_gate)
        {
            var file = new FileInfo(path);
            var seen = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
            if (seen == _read) return _current;
            if (!TryRead(file, out var fresh)) return _current;
            (_read, _isUnreadable) = (seen, false);
            return _current = fresh;
        }
    }

    /// <summary>A file that cannot be read as a whole leaves the definitions as they were.</summary>
    private bool TryRead(FileInfo file, out SourceCatalogue fresh)
    {
        fresh = SourceCatalogue.Empty;
        if (!file.Exists) return true;
        try
        {
            fresh = SourceFile.Parse(File.ReadAllText(file.FullName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Looked at again and again, since permissions may be mended without a change of the file; told once.
            if (!_isUnreadable) LogUnreadable(file.FullName, e.Message);
            _isUnreadable = true;
            return false;
        }

        foreach (var error in fresh.Errors) LogRefused(file.FullName, error.Line, error.Reason);
        LogLoaded(fresh.Sources.Count, file.FullName);
        if (fresh.Sources.Count > 0 || fresh.Errors.Count == 0) return true;
        fresh = new SourceCatalogue(_current.Sources, fresh.Errors);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "{Count} sources are defined in {File}.")]
    private partial void LogLoaded(int count, string file);

    [LoggerMessage(LogLevel.Error, "{File}, line {Line}: {Reason} The other sources run.")]
    private partial void LogRefused(string file, long line, string reason);

    [LoggerMessage(LogLevel.Error, "{File} cannot be read: {Reason} The definitions stay as they were.")]
    private partial void LogUnreadable(string file, string reason);
}
