using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Extraction.Bytes;

namespace Ingestion.Portal.Stored;

/// <summary>The pages that articles were read from, as far as this process has the fetcher's archive.</summary>
internal sealed class StoredPages(IEnumerable<IArchive> archives)
{
    public const string OutOfReach = "This portal runs apart from the fetcher, whose archive keeps the pages: they are shown where both run in one process.";
    public const string Gone = "The archive no longer holds this page.";
    public const string NoText = "What was stored is no text and is not shown.";

    public async Task<StoredPageAnswer> FindAsync(CaptureId id, CancellationToken cancel)
    {
        if (archives.FirstOrDefault() is not { } archive) return new(null, OutOfReach);
        if (await ReadAsync(archive, id, cancel) is not var (capture, body)) return new(null, Gone);
        return DecodedPage.Of(body, capture.ContentType) is { } decoded
            ? new(new StoredPage(capture.Url, capture.Fetched, body.Length, decoded.Text, decoded.IsHtml), null)
            : new(null, NoText);
    }

    private static async Task<(Capture Capture, byte[] Body)?> ReadAsync(IArchive archive, CaptureId id, CancellationToken cancel)
    {
        try
        {
            return await archive.ReadAsync(id, cancel);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or InvalidDataException)
        {
            // Deleted or erased between the look into the index and the reading.
            return null;
        }
    }
}
