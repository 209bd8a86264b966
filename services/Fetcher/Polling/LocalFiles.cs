using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Folders;

namespace Ingestion.Fetcher.Polling;

/// <summary>Names files among the items of a folder source.</summary>
internal static class LocalFiles
{
    private const string Prefix = "file:";

    public static string KeyOf(string path) => Prefix + path;

    /// <summary>The path when the key names a file; null otherwise.</summary>
    public static string? PathOf(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : null;

    /// <summary>Documents that have not been written to for <paramref name="quiet"/>: others may be half written.</summary>
    public static IEnumerable<ItemHint> Whole(string folder, TimeSpan quiet, DateTimeOffset now) =>
        FolderReader.Documents(folder)
            .Select(path => new FileInfo(path))
            .Where(file => file.Exists && now - file.LastWriteTimeUtc >= quiet)
            .Select(file => new ItemHint { Guid = KeyOf(file.FullName), Modified = file.LastWriteTimeUtc });
}
