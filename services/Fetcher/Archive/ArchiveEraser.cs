using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Captures;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// Erases captures in place: a filler of the same length takes the place of their records, so that everything else stays
/// where the index says. A body that another source's capture shares is written anew with that capture first.
/// </summary>
internal sealed class ArchiveEraser(
    ArchiveIndex index,
    ArchiveReader reader,
    Func<CaptureId, CancellationToken, Task<(Capture Capture, byte[] Body)?>> read,
    Func<Capture, ReadOnlyMemory<byte>, CancellationToken, Task> write,
    TimeProvider clock)
{
    private const int PageSize = 500;

    public async Task EraseAsync(IReadOnlyList<string> sources, CancellationToken cancel)
    {
        while (await index.OfSourcesAsync(sources, PageSize, cancel) is { Count: > 0 } places)
        {
            foreach (var place in places) await SaveSharedBodyAsync(place, sources, cancel);
            await index.WriteAsync(cancel);
            foreach (var place in places) await OverwriteAsync(place, cancel);
            // The index last: what a killed process left is found and erased by the next try.
            await index.RemoveAsync(places, cancel);
        }
    }

    private async Task SaveSharedBodyAsync(ArchivePlace place, IReadOnlyList<string> sources, CancellationToken cancel)
    {
        if (!place.HasBody || await index.FindRevisitAsync(place.BodyHash, sources, cancel) is not { } other) return;
        if (await read(other.Id, cancel) is var (capture, body)) await write(capture, body, cancel);
    }

    private async Task OverwriteAsync(ArchivePlace place, CancellationToken cancel)
    {
        try
        {
            var (_, _, end) = await reader.ReadAsync(place.File, place.Position, cancel);
            await using var stream = reader.OpenForWriting(place.File);
            stream.Seek(place.Position, SeekOrigin.Begin);
            await stream.WriteAsync(GzipMember.Padded(CaptureRecords.Erased(clock.GetUtcNow()).Pack().Span, (int)(end - place.Position)), cancel);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
        {
            // Erased by an earlier try, or its file is gone.
        }
    }
}
