using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;

namespace Ingestion.Fetcher.Remote;

/// <summary>Reads captures out of the archive for a reader who may come too late.</summary>
public static class StoredCaptures
{
    /// <summary>Null when the archive has none of this id, or none any more.</summary>
    public static async Task<StoredCapture?> ReadAsync(IArchive archive, CaptureId id, CancellationToken cancel)
    {
        try
        {
            return await archive.ReadAsync(id, cancel) is var (capture, body)
                ? new StoredCapture(capture.Url, capture.Fetched, capture.ContentType, body)
                : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or InvalidDataException)
        {
            // Deleted or erased between the look into the index and the reading.
            return null;
        }
    }
}
