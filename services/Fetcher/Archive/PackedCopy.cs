using System.Diagnostics;
using System.IO.Compression;

namespace Ingestion.Fetcher.Archive;

/// <summary>Writes the records of a closed archive file packed into another, which is whole and durable before it has its name.</summary>
/// <param name="folder">The archive's.</param>
/// <param name="reserveMegabytes">Free space that is not touched.</param>
/// <param name="pace">Asked after each record.</param>
internal sealed class PackedCopy(string folder, int reserveMegabytes, PackingPace pace)
{
    /// <summary>Of a file that has not its name yet.</summary>
    public const string UnfinishedSuffix = ".packing";

    private readonly ArchiveReader _reader = new(folder);

    /// <summary>Takes off what the index does not lead to at the end of <paramref name="packed"/>, all of it when it leads to nothing there. Returns how many bytes are left.</summary>
    /// <param name="packed">Need not exist.</param>
    /// <param name="last">Where the last capture begins that the index has in it; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InvalidDataException">No record is there.</exception>
    public async Task<long> CutAsync(string packed, long? last, CancellationToken cancel)
    {
        if (last is null)
        {
            File.Delete(PathOf(packed));
            return 0;
        }

        if (!File.Exists(PathOf(packed))) throw new InvalidDataException($"{packed} is gone, in which the index has captures.");
        var written = File.GetLastWriteTimeUtc(PathOf(packed));
        await using (var stream = _reader.OpenForWriting(packed))
        {
            var end = await ArchiveReader.EndOfCaptureAsync(stream, last.Value, cancel);
            if (end == stream.Length) return end;
            stream.SetLength(end);
        }

        File.SetLastWriteTimeUtc(PathOf(packed), written);
        return new FileInfo(PathOf(packed)).Length;
    }

    /// <summary>Returns where each record of <paramref name="file"/> begins in <paramref name="packed"/>, by where it began.</summary>
    /// <exception cref="InvalidDataException"><paramref name="file"/> is damaged; nothing is left of the copy.</exception>
    /// <exception cref="IOException">It cannot be written; nothing is left of it.</exception>
    public async Task<Dictionary<long, long>> WriteAsync(string file, string packed, CancellationToken cancel)
    {
        var (path, unfinished, written) = (PathOf(packed), PathOf(packed) + UnfinishedSuffix, File.GetLastWriteTimeUtc(PathOf(file)));
        await using var from = Open(file);
        // The record about the old file itself is left out.
        var start = (await ArchiveReader.ReadMemberAsync(from, 0, cancel)).Length;
        var positions = await UndoneByFailureAsync(() => File.Delete(unfinished), async () =>
        {
            await using var to = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None);
            to.Write(CaptureRecords.FileInfo(packed, new DateTimeOffset(written)).Pack().Span);
            return await CopyAsync(from, start, to, cancel);
        });
        // By it, retention knows how old the youngest capture is.
        File.SetLastWriteTimeUtc(unfinished, written);
        File.Move(unfinished, path, overwrite: true);
        using var renamed = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(renamed);
        return positions;
    }

    /// <summary>The same for the records from <paramref name="start"/> on, behind the <paramref name="kept"/> bytes of a file that exists.</summary>
    public async Task<Dictionary<long, long>> AppendAsync(string file, long start, string packed, long kept, CancellationToken cancel)
    {
        var (path, written) = (PathOf(packed), File.GetLastWriteTimeUtc(PathOf(file)));
        await using var from = Open(file);
        var positions = await UndoneByFailureAsync(() => CutTo(path, kept), async () =>
        {
            await using var to = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            to.Seek(kept, SeekOrigin.Begin);
            return await CopyAsync(from, start, to, cancel);
        });
        File.SetLastWriteTimeUtc(path, written);
        return positions;
    }

    private static async Task<T> UndoneByFailureAsync<T>(Action undo, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch
        {
            undo();
            throw;
        }
    }

    private static void CutTo(string path, long length)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.SetLength(file, length);
    }

    private FileStream Open(string file)
    {
        var from = _reader.Open(file);
        if (from.Length <= DiskSpace.Beyond(folder, reserveMegabytes)) return from;
        from.Dispose();
        throw new IOException($"The disk has no room to write {file} anew.");
    }

    private async Task<Dictionary<long, long>> CopyAsync(FileStream from, long start, FileStream to, CancellationToken cancel)
    {
        var positions = new Dictionary<long, long>();
        for (var position = start; position < from.Length;)
        {
            var started = Stopwatch.GetTimestamp();
            var member = await ArchiveReader.ReadMemberAsync(from, position, cancel);
            positions[position] = to.Position;
            if (!GzipMember.IsPadded(member)) to.Write(Packed(member).Span);
            position += member.Length;
            await pace.GiveWayAsync(Stopwatch.GetElapsedTime(started), cancel);
        }

        to.Flush(flushToDisk: true);
        return positions;
    }

    private static ReadOnlyMemory<byte> Packed(byte[] member) => GzipMember.IsToBePacked(member) ? GzipMember.Pack(CompressionLevel.Optimal, GzipMember.Unpack(member)) : member;

    private string PathOf(string file) => Path.Combine(folder, file);
}
