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
        var dropped = 0;
        var old = await OldFilesAsync(before, inUse, cancel);
        foreach (var file in old)
        {
            foreach (var sharer in await index.SharersAsync(file, old, cancel)) await SaveAsync(sharer.Id, cancel);
            await index.WriteAsync(cancel);
            // The index first: a file without entries is deleted by the next try, entries without their file would be lies.
            await index.RemoveFileAsync(file, cancel);
            File.Delete(Path.Combine(folder, file));
            dropped++;
        }

        return dropped;
    }

    /// <summary>Closed files by name. A file's last change is when its youngest capture was written, whenever that was crawled.</summary>
    private async Task<IReadOnlyList<string>> OldFilesAsync(DateTimeOffset before, IReadOnlySet<CaptureId> inUse, CancellationToken cancel)
    {
        var old = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.warc.gz").Where(path => File.GetLastWriteTimeUtc(path) < before.UtcDateTime).Order(StringComparer.Ordinal).Take(MaxFiles))
        {
            var file = Path.GetFileName(path);
            if (!(await index.OfFileAsync(file, cancel)).Any(inUse.Contains)) old.Add(file);
        }

        return old;
    }

    private async Task SaveAsync(CaptureId id, CancellationToken cancel)
    {
        if (await read(id, cancel) is var (capture, body)) await write(capture, body, cancel);
    }
}
