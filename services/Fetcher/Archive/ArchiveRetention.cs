using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Captures;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// Deletes archive files whole once all that they hold is old. A body that a younger capture shares is written anew with that
/// capture first. The index forgets the captures: the archive has none of their ids any more.
/// </summary>
internal sealed class ArchiveRetention(
    string folder,
    ArchiveIndex index,
    Func<CaptureId, CancellationToken, Task<(Capture Capture, byte[] Body)?>> read,
    Func<Capture, ReadOnlyMemory<byte>, CancellationToken, Task> write)
{
    /// <summary>More are left for the next time.</summary>
    private const int MaxFiles = 100;

    public async Task<int> DropAsync(DateTimeOffset before, IReadOnlySet<CaptureId> inUse, CancellationToken cancel)
    {
        if (!Directory.Exists(folder)) return 0;
        var locks = new List<PackingLock>();
        try
        {
            var old = await OldFilesAsync(before, inUse, locks, cancel);
            foreach (var file in old) await DropAsync(file, old, cancel);
            return old.Count;
        }
        finally
        {
            locks.ForEach(taken => taken.Dispose());
        }
    }

    private async Task DropAsync(string file, IReadOnlyList<string> old, CancellationToken cancel)
    {
        foreach (var sharer in await index.SharersAsync(file, old, cancel)) await SaveAsync(sharer.Id, cancel);
        await index.WriteAsync(cancel);
        // The index first: a file without entries is deleted by the next try, entries without their file would be lies.
        await index.RemoveFileAsync(file, cancel);
        File.Delete(Path.Combine(folder, file));
    }

    /// <summary>
    /// Closed files by name. A file's last change is when its youngest capture was written, whenever that was crawled. None that
    /// is being packed is among them, and one that is partly packed only together with its other part.
    /// </summary>
    /// <param name="before">The youngest capture that may go.</param>
    /// <param name="inUse">Captures that may not.</param>
    /// <param name="locks">Takes those of the files found: until they are let go of, nobody packs these files.</param>
    /// <param name="cancel">Gives up.</param>
    private async Task<IReadOnlyList<string>> OldFilesAsync(
        DateTimeOffset before,
        IReadOnlySet<CaptureId> inUse,
        List<PackingLock> locks,
        CancellationToken cancel
    )
    {
        var old = new List<string>();
        var found = Directory
            .EnumerateFiles(folder, "*" + OpenWarcFile.Extension)
            .Where(path => IsOld(path, before))
            .Select(path => PackingLock.UnpackedOf(Path.GetFileName(path)));
        foreach (var file in found.Distinct().Order(StringComparer.Ordinal).Take(MaxFiles))
        {
            if (PackingLock.TryTake(folder, file) is not { } taken) continue;
            locks.Add(taken);
            var parts = new[] { file, PackingLock.PackedOf(file) }.Where(part => File.Exists(Path.Combine(folder, part))).ToList();
            if (parts.All(part => IsOld(Path.Combine(folder, part), before)) && !await IsAnyInUseAsync(parts, inUse, cancel)) old.AddRange(parts);
        }

        return old;
    }

    private static bool IsOld(string path, DateTimeOffset before) => File.GetLastWriteTimeUtc(path) < before.UtcDateTime;

    private async Task<bool> IsAnyInUseAsync(IEnumerable<string> files, IReadOnlySet<CaptureId> inUse, CancellationToken cancel)
    {
        foreach (var file in files)
        {
            if ((await index.OfFileAsync(file, cancel)).Any(inUse.Contains)) return true;
        }

        return false;
    }

    private async Task SaveAsync(CaptureId id, CancellationToken cancel)
    {
        if (await read(id, cancel) is var (capture, body)) await write(capture, body, cancel);
    }
}
