using System.Globalization;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// The archive file being written: named <c>….warc.gz.open</c> beside a lock that dies with its process, and renamed to
/// <c>….warc.gz</c> when it is closed.
/// </summary>
internal sealed class OpenWarcFile : IDisposable
{
    public const string OpenSuffix = ".open";
    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly FileStream _stream;

    private OpenWarcFile(string folder, string name, DateTimeOffset created, FileStream @lock)
    {
        _folder = folder;
        Name = name;
        Created = created;
        _lock = @lock;
        _stream = new FileStream(Path.Combine(folder, name + OpenSuffix), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        _stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>Its final name.</summary>
    public string Name { get; }

    public DateTimeOffset Created { get; }

    public long Length => _stream.Length;

    public static OpenWarcFile Create(string folder, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var name = $"ingestion-{now.UtcDateTime.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}"[..40] + ".warc.gz";
        var file = new OpenWarcFile(folder, name, now, TryLock(folder, name) ?? throw new IOException($"{name} is locked by another process."));
        file.Append(CaptureRecords.FileInfo(name, now).Pack());
        return file;
    }

    /// <summary>A file left behind by a process that ended; null when its process lives.</summary>
    public static OpenWarcFile? TryTakeOver(string path, DateTimeOffset now)
    {
        var folder = Path.GetDirectoryName(path)!;
        var name = Path.GetFileName(path)[..^OpenSuffix.Length];
        return TryLock(folder, name) is { } @lock ? new OpenWarcFile(folder, name, now, @lock) : null;
    }

    /// <summary>Writes at the end and returns where it began.</summary>
    public long Append(ReadOnlySpan<byte> bytes)
    {
        var start = _stream.Position;
        _stream.Write(bytes);
        return start;
    }

    /// <summary>Returns when everything written survives a power cut.</summary>
    public void Flush() => _stream.Flush(flushToDisk: true);

    public void CutTo(long length)
    {
        _stream.SetLength(length);
        _stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>Closes it under its final name.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        var path = Path.Combine(_folder, Name);
        if (File.Exists(path + OpenSuffix)) File.Move(path + OpenSuffix, path, overwrite: false);
        File.Delete(LockPath(_folder, Name));
        _lock.Dispose();
    }

    private static FileStream? TryLock(string folder, string name)
    {
        try
        {
            return new FileStream(LockPath(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(LockPath(folder, name)))
        {
            return null;
        }
    }

    private static string LockPath(string folder, string name) => Path.Combine(folder, name + ".lock");
}
