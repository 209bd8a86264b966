using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Folders;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Warcs;

namespace Ingestion.Fetcher.Polling;

/// <summary>Names files among the items of a folder source.</summary>
internal static class LocalFiles
{
    private const string Prefix = "file:";

    public static string KeyOf(string path) => Prefix + path;

    /// <summary>The path when the key names a file; null otherwise.</summary>
    public static string? PathOf(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : null;

    /// <summary>What a source's folder holds of its kind, or the one file that its path names; those written to within <paramref name="quiet"/> may
    /// be half written and are left for the next look.</summary>
    /// <remarks>A time stamp from the future, by another machine's clock, says nothing of when the writing ended: such a file is taken.</remarks>
    public static (IReadOnlyList<ItemHint> Whole, bool AnyUnfinished) Look(SourceKind kind, string place, TimeSpan quiet, DateTimeOffset now)
    {
        var found = Directory.Exists(place) ? FolderReader.Files(place) : [place];
        var files = found
            .Where(path => kind == SourceKind.Auto || WarcFile.Is(path) == (kind == SourceKind.Warc))
            .Select(path => (Path: path, Written: LastWritten(path)))
            .Where(file => file.Written is not null)
            .ToList();
        var whole = files
            .Where(file => (now - file.Written!.Value).Duration() >= quiet)
            .Select(file => new ItemHint { Guid = KeyOf(Path.GetFullPath(file.Path)), Modified = file.Written })
            .ToList();
        return (whole, whole.Count < files.Count);
    }

    /// <summary>When the document or its sidecar was last written, whichever is later; null when it is gone.</summary>
    private static DateTimeOffset? LastWritten(string path)
    {
        var document = new FileInfo(path);
        if (!document.Exists) return null;
        var sidecar = Sidecar.PathOf(path) is { } beside ? File.GetLastWriteTimeUtc(beside) : DateTime.MinValue;
        return document.LastWriteTimeUtc > sidecar ? document.LastWriteTimeUtc : sidecar;
    }
}
