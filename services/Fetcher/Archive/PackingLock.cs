namespace Ingestion.Fetcher.Archive;

/// <summary>
/// Held by who packs a closed file or deletes it, one of all processes at a time. It is of the file that came first and covers
/// the packed one too.
/// </summary>
internal sealed class PackingLock : IDisposable
{
    private const string PackedSuffix = "-packed" + OpenWarcFile.Extension;
    private readonly string _path;
    private readonly string _lockPath;
    private readonly FileStream _lock;

    private PackingLock(string folder, string file, FileStream @lock)
    {
        (_path, _lockPath, _lock) = (Path.Combine(folder, file), OpenWarcFile.LockPath(folder, file), @lock);
        File = file;
    }

    /// <summary>The file as it was closed; gone once it is packed.</summary>
    public string File { get; }

    /// <summary>Null while another holds it.</summary>
    public static PackingLock? TryTake(string folder, string file) =>
        OpenWarcFile.TryLock(folder, file) is { } taken ? new PackingLock(folder, file, taken) : null;

    public static bool IsPacked(string file) => file.EndsWith(PackedSuffix, StringComparison.Ordinal);

    /// <summary>The name under which <paramref name="file"/> is packed.</summary>
    public static string PackedOf(string file) => file[..^OpenWarcFile.Extension.Length] + PackedSuffix;

    /// <summary>The name that a file had before it was packed.</summary>
    public static string UnpackedOf(string file) => IsPacked(file) ? file[..^PackedSuffix.Length] + OpenWarcFile.Extension : file;

    public void Dispose()
    {
        // Only with its file: whoever still gets the lock that is deleted here finds nothing to do.
        if (!System.IO.File.Exists(_path)) System.IO.File.Delete(_lockPath);
        _lock.Dispose();
    }
}
