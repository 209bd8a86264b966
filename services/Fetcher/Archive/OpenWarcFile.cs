using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// The archive file being written: named <c>….warc.gz.open</c> beside a lock that dies with its process, and renamed to
/// <c>….warc.gz</c> when it is closed.
/// </summary>
internal sealed class OpenWarcFile : IDisposable
{
    public const string OpenSuffix = ".open";
    public const string Extension = ".warc.gz";
    private const string Prefix = "ingestion-";
    private const string TimeFormat = "yyyyMMdd-HHmmss-fff";
    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly SafeFileHandle _file;

    private OpenWarcFile(string folder, string name, DateTimeOffset created, FileStream @lock, SafeFileHandle file)
    {
        _folder = folder;
        Name = name;
        Created = created;
        _lock = @lock;
        _file = file;
        Length = RandomAccess.GetLength(_file);
    }

    /// <summary>Its final name.</summary>
    public string Name { get; }

    public DateTimeOffset Created { get; }

    public long Length { get; private set; }

    /// <summary>Begins a file that is found after a power cut, with the record about itself in it.</summary>
    /// <exception cref="IOException">It cannot be written; nothing is left of it.</exception>
    public static OpenWarcFile Create(string folder, DateTimeOffset now)
    {
        DurableFolder.Create(folder);
        var name = $"{Prefix}{now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}"[..40] + Extension;
        var file = Open(folder, name, now, TryLock(folder, name) ?? throw new IOException($"{name} is locked by another process."));
        try
        {
            file.Append([CaptureRecords.FileInfo(name, now).Pack()]);
            DurableFolder.Flush(folder);
            return file;
        }
        catch
        {
            file.Discard();
            throw;
        }
    }

    /// <summary>A file left behind by a process that ended; null when its process lives, or another has closed it.</summary>
    public static OpenWarcFile? TryTakeOver(string path, DateTimeOffset now)
    {
        var folder = Path.GetDirectoryName(path)!;
        var name = Path.GetFileName(path)[..^OpenSuffix.Length];
        if (TryLock(folder, name) is not { } @lock) return null;
        if (File.Exists(path)) return Open(folder, name, now, @lock);
        // Another process took it over, and closed it since it was seen.
        File.Delete(LockPath(folder, name));
        @lock.Dispose();
        return null;
    }

    /// <summary>Writes at the end, in this order.</summary>
    public void Append(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        RandomAccess.Write(_file, parts, Length);
        foreach (var part in parts) Length += part.Length;
    }

    /// <summary>Returns when everything written survives a power cut. It is seldom read again soon, and the system's memory is left to what
    /// is.</summary>
    public void Flush()
    {
        RandomAccess.FlushToDisk(_file);
        PageCache.Forget(_file);
    }

    public void CutTo(long length)
    {
        RandomAccess.SetLength(_file, length);
        Length = length;
    }

    /// <summary>Closes it under its final name. To be called when the index holds all of it: a closed file is not read again after a kill.</summary>
    public void Close()
    {
        _file.Dispose();
        var path = Path.Combine(_folder, Name);
        if (File.Exists(path + OpenSuffix)) File.Move(path + OpenSuffix, path, overwrite: false);
        Dispose();
    }

    /// <summary>Deletes it.</summary>
    public void Discard()
    {
        File.Delete(Path.Combine(_folder, Name + OpenSuffix));
        Dispose();
    }

    /// <summary>Lets go of it; the next process takes it over unless it was closed.</summary>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(LockPath(_folder, Name));
        _lock.Dispose();
    }

    /// <summary>With the lock that is let go of when this fails.</summary>
    private static OpenWarcFile Open(string folder, string name, DateTimeOffset created, FileStream @lock)
    {
        try
        {
            return new OpenWarcFile(
                folder,
                name,
                created,
                @lock,
                File.OpenHandle(Path.Combine(folder, name + OpenSuffix), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite)
            );
        }
        catch
        {
            File.Delete(LockPath(folder, name));
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>When the file of this name was begun; null for a name not given here.</summary>
    public static DateTimeOffset? CreatedAt(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal)
        && name.Length > Prefix.Length + TimeFormat.Length
        && DateTimeOffset.TryParseExact(
            name.AsSpan(Prefix.Length, TimeFormat.Length),
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : null;

    /// <summary>Held until it is disposed or its process dies; null while another holds it.</summary>
    internal static FileStream? TryLock(string folder, string name)
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

    internal static string LockPath(string folder, string name) => Path.Combine(folder, name + ".lock");
}
