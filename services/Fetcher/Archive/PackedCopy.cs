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

    /// <summary>Takes off what the index does not lead to at the end of <paramref name="packed"/>, all of it when it leads to nothing there. Returns
    /// how many bytes are left.</summary>
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
        await using var from = _reader.Open(file);
        RequireRoom(file, from.Length);
        // The record about the old file itself is left out.
        var start = (await ArchiveReader.ReadMemberAsync(from, 0, cancel)).Length;
        var positions = await UndoneByFailureAsync(() => File.Delete(unfinished), async () =>
        {
            await using var to = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None);
            to.Write(CaptureRecords.FileInfo(packed, new DateTimeOffset(written)).Pack().Span);
            return await CopyAsync(from, start, to, cancel);
        });
        // By it, retention knows how old the youngest capture is.
        SetWritten(unfinished, written);
        File.Move(unfinished, path, overwrite: true);
        // The index leads to this name next, and then the other file is deleted.
        DurableFolder.Flush(folder);
        return positions;
    }

    /// <summary>
    /// The same for the records that do not stand in <paramref name="packed"/> yet, behind the <paramref name="kept"/> bytes of it.
    /// By their order alone, since the index need not know each: a database older than the archive does not.
    /// </summary>
    public async Task<Dictionary<long, long>> AppendAsync(string file, string packed, long kept, CancellationToken cancel)
    {
        var (path, written) = (PathOf(packed), File.GetLastWriteTimeUtc(PathOf(file)));
        await using var from = _reader.Open(file);
        var start = await SkipAsync(from, file, await CountAsync(path, kept, cancel), cancel);
        if (start == from.Length) return [];
        RequireRoom(file, from.Length - start);
        var positions = await UndoneByFailureAsync(() => CutTo(path, kept), async () =>
        {
            await using var to = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            to.Seek(kept, SeekOrigin.Begin);
            return await CopyAsync(from, start, to, cancel);
        });
        File.SetLastWriteTimeUtc(path, written);
        return positions;
    }

    private static void SetWritten(string path, DateTime written)
    {
        File.SetLastWriteTimeUtc(path, written);
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(file);
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

    /// <summary>Records that were copied to this file; where a capture was erased since, a filler stands for its two.</summary>
    private static async Task<int> CountAsync(string path, long length, CancellationToken cancel)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var count = 0;
        for (long position = 0; position < length;)
        {
            var (end, isPadded) = await ArchiveReader.SkipMemberAsync(stream, position, cancel);
            count += isPadded ? 2 : 1;
            position = end;
        }

        return count;
    }

    /// <summary>Where the record begins that was not copied yet. What was erased before it was copied was left out.</summary>
    private static async Task<long> SkipAsync(FileStream from, string file, int copied, CancellationToken cancel)
    {
        long position = 0;
        while (copied > 0)
        {
            if (position >= from.Length) throw new InvalidDataException($"{file} has fewer records than were packed of it.");
            (position, var isPadded) = await ArchiveReader.SkipMemberAsync(from, position, cancel);
            if (!isPadded) copied--;
        }

        return position;
    }

    private static void CutTo(string path, long length)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.SetLength(file, length);
    }

    private void RequireRoom(string file, long length)
    {
        if (length > DiskSpace.Beyond(folder, reserveMegabytes)) throw new IOException($"The disk has no room to write {file} anew.");
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

    private static ReadOnlyMemory<byte> Packed(byte[] member) =>
        GzipMember.IsToBePacked(member) ? GzipMember.Pack(CompressionLevel.Optimal, GzipMember.Unpack(member)) : member;

    private string PathOf(string file) => Path.Combine(folder, file);
}
