using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// Packs closed archive files, in which pages stand as they came. A file is written anew beside the old one and made durable;
/// one transaction of the index then leads to it, for all captures or none; only then the old one goes. After a kill at any
/// point each capture has a place, and the next try begins anew or finishes.
/// </summary>
/// <param name="folder">The archive's.</param>
/// <param name="index">Where captures are found.</param>
/// <param name="reserveMegabytes">Free space that is not touched.</param>
/// <param name="giveWay">Called after each record with the time it took; returns when the next may be packed.</param>
/// <param name="logger">Is told of damaged files.</param>
internal sealed partial class ArchivePacker(string folder, ArchiveIndex index, int reserveMegabytes, Func<TimeSpan, CancellationToken, Task> giveWay, ILogger logger)
{
    private const string PackedSuffix = "-packed" + OpenWarcFile.Extension;
    private const string UnfinishedSuffix = ".packing";

    /// <summary>What waits to be packed takes no larger part of the free space.</summary>
    private const int MostOfFreeSpace = 4;

    private readonly ArchiveReader _reader = new(folder);
    private readonly ConcurrentDictionary<string, bool> _damaged = new();
    private volatile bool _isBehind;

    /// <summary>Whether so much waits that captures are better packed as they come. Found by <see cref="Look"/>.</summary>
    public bool IsBehind => _isBehind;

    /// <summary>Files to pack, oldest first.</summary>
    public IReadOnlyList<string> Look()
    {
        if (!Directory.Exists(folder)) return [];
        var files = new DirectoryInfo(folder).EnumerateFiles("*" + OpenWarcFile.Extension)
            .Where(file => !file.Name.EndsWith(PackedSuffix, StringComparison.Ordinal) && !_damaged.ContainsKey(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        _isBehind = files.Sum(LengthOf) > DiskSpace.Beyond(folder, reserveMegabytes) / MostOfFreeSpace;
        return [.. files.Select(file => file.Name)];
    }

    /// <summary>Returns how many files were packed. A damaged one stays as it is, and is tried again after the next start.</summary>
    /// <exception cref="IOException">One cannot be written anew.</exception>
    public async Task<int> PackAsync(CancellationToken cancel)
    {
        var packed = 0;
        foreach (var file in Look())
        {
            try
            {
                if (await TryPackAsync(file, cancel)) packed++;
            }
            catch (InvalidDataException e)
            {
                _damaged[file] = true;
                LogDamaged(file, e.Message);
            }
        }

        Look();
        return packed;
    }

    /// <summary>False when another process is at it, a capture in it was erased meanwhile, or the index knows nothing of it: it stays as it is then.</summary>
    private async Task<bool> TryPackAsync(string file, CancellationToken cancel)
    {
        await using var mine = OpenWarcFile.TryLock(folder, file);
        if (mine is null || !File.Exists(PathOf(file))) return false;
        var packed = file[..^OpenWarcFile.Extension.Length] + PackedSuffix;
        if (!await TryMoveAsync(file, packed, cancel)) return false;
        File.Delete(PathOf(file));
        File.Delete(OpenWarcFile.LockPath(folder, file));
        return true;
    }

    /// <summary>True when everything that the index knew in <paramref name="file"/> lies in <paramref name="packed"/>.</summary>
    private async Task<bool> TryMoveAsync(string file, string packed, CancellationToken cancel)
    {
        // Left by a try that got no further: captures may have been erased since.
        if (!await index.IsInUseAsync(packed, cancel)) File.Delete(PathOf(packed));
        var places = await index.PlacesAsync(file, cancel);
        if (places.Count == 0) return File.Exists(PathOf(packed));
        var positions = await RewriteAsync(file, packed, cancel);
        var moves = places.Select(place => (place, packed, PositionIn(positions, place))).ToList();
        if (await index.TryMoveAsync(moves, cancel)) return !await index.IsInUseAsync(file, cancel);
        File.Delete(PathOf(packed));
        return false;
    }

    /// <summary>Returns where each record begins now, by where it began.</summary>
    private async Task<Dictionary<long, long>> RewriteAsync(string file, string packed, CancellationToken cancel)
    {
        var (unfinished, written) = (PathOf(packed) + UnfinishedSuffix, File.GetLastWriteTimeUtc(PathOf(file)));
        await using var from = _reader.Open(file);
        if (from.Length > DiskSpace.Beyond(folder, reserveMegabytes)) throw new IOException($"The disk has no room to write {file} anew.");
        var positions = await CopyAsync(from, CaptureRecords.FileInfo(packed, new DateTimeOffset(written)), unfinished, cancel);
        // By it, retention knows how old the youngest capture is.
        File.SetLastWriteTimeUtc(unfinished, written);
        File.Move(unfinished, PathOf(packed), overwrite: true);
        using var renamed = File.OpenHandle(PathOf(packed), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(renamed);
        return positions;
    }

    /// <summary>Leaves nothing behind but a whole file.</summary>
    private async Task<Dictionary<long, long>> CopyAsync(FileStream from, NewRecord info, string unfinished, CancellationToken cancel)
    {
        try
        {
            await using var to = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None);
            to.Write(info.Pack().Span);
            var positions = await CopyAsync(from, to, cancel);
            to.Flush(flushToDisk: true);
            return positions;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private async Task<Dictionary<long, long>> CopyAsync(FileStream from, FileStream to, CancellationToken cancel)
    {
        var positions = new Dictionary<long, long>();
        // The record about the old file itself is left out.
        for (var position = (long)(await ArchiveReader.ReadMemberAsync(from, 0, cancel)).Length; position < from.Length;)
        {
            var started = Stopwatch.GetTimestamp();
            var member = await ArchiveReader.ReadMemberAsync(from, position, cancel);
            positions[position] = to.Position;
            if (!GzipMember.IsPadded(member)) to.Write(Packed(member).Span);
            position += member.Length;
            await giveWay(Stopwatch.GetElapsedTime(started), cancel);
        }

        return positions;
    }

    private static ReadOnlyMemory<byte> Packed(byte[] member) => GzipMember.IsToBePacked(member) ? GzipMember.Pack(CompressionLevel.Optimal, GzipMember.Unpack(member)) : member;

    private static long PositionIn(Dictionary<long, long> positions, ArchivePlace place) =>
        positions.TryGetValue(place.Position, out var position) ? position : throw new InvalidDataException($"{place.File} has no record at byte {place.Position}, where capture {place.Id} should begin.");

    private string PathOf(string file) => Path.Combine(folder, file);

    /// <summary>0 when it is gone.</summary>
    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    [LoggerMessage(LogLevel.Error, "Archive file {File} is damaged and stays as it is, not packed: {Reason}")]
    private partial void LogDamaged(string file, string reason);
}
