using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Warcs;

namespace Ingestion.Fetcher.Folders;

/// <summary>A document on this machine's disk.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Hint">What its sidecar or front matter says of it.</param>
/// <param name="ContentType">By its name.</param>
/// <param name="Body">Its bytes, without front matter.</param>
public sealed record LocalDocument(string Path, ItemHint? Hint, string ContentType, ReadOnlyMemory<byte> Body);

/// <summary>Reads html, txt, md and json files of a folder and of those in it.</summary>
public static class FolderReader
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html", [".htm"] = "text/html", [".xhtml"] = "application/xhtml+xml", [".txt"] = "text/plain", [".text"] = "text/plain",
        [".md"] = "text/markdown", [".markdown"] = "text/markdown", [".json"] = "application/json",
    };

    /// <summary>Paths of documents and WARC files, ordered; sidecars, hidden files and other types left out.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    MaxRecursionDepth = 16,
                    IgnoreInaccessible = true,
                    AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
                }
            )
            .Where(path => IsDocument(path) || WarcFile.Is(path))
            .Order(StringComparer.Ordinal);

    public static bool IsDocument(string path) => Types.ContainsKey(Path.GetExtension(path)) && !Sidecar.Is(path);

    /// <param name="path">The file.</param>
    /// <param name="maxBytes">Larger files are refused.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="InvalidDataException">The file is too large, or its sidecar is wrong; says which and why.</exception>
    public static async Task<LocalDocument> ReadAsync(string path, long maxBytes, CancellationToken cancel)
    {
        var full = Path.GetFullPath(path);
        var length = new FileInfo(full).Length;
        if (length > maxBytes) throw new InvalidDataException($"{full} is {length} bytes, more than {maxBytes}.");
        var bytes = await File.ReadAllBytesAsync(full, cancel);
        var type = Types.GetValueOrDefault(Path.GetExtension(full), "");
        var (front, body) = type == "text/html" ? (null, bytes) : FrontMatter.Split(bytes, full);
        return new LocalDocument(full, await Sidecar.ReadAsync(full, cancel) ?? front, type, body);
    }
}
