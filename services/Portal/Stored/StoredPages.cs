using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Bytes;
using Ingestion.Fetcher.Remote;
using Ingestion.Portal.Sourcing;

namespace Ingestion.Portal.Stored;

/// <summary>The pages that articles were read from, as far as the Fetcher, whose archive keeps them, can be reached.</summary>
internal sealed class StoredPages(IEnumerable<IFetcher> fetchers)
{
    public const string Gone = "The archive no longer holds this page.";
    public const string NoText = "What was stored is no text and is not shown.";

    public async Task<StoredPageAnswer> FindAsync(CaptureId id, CancellationToken cancel)
    {
        if (fetchers.FirstOrDefault() is not { } fetcher) return new(null, FetcherReach.OutOfReach);
        try
        {
            return Shown(await fetcher.CaptureAsync(id, cancel));
        }
        catch (FetcherUnavailableException e)
        {
            return new(null, $"The Fetcher, whose archive keeps the page, cannot be asked now: {e.Message}");
        }
    }

    private static StoredPageAnswer Shown(StoredCapture? stored)
    {
        if (stored is null) return new(null, Gone);
        return DecodedPage.Of(stored.Body, stored.ContentType) is { } decoded
            ? new(new StoredPage(stored.Url, stored.Fetched, stored.Body.Length, decoded.Text, decoded.IsHtml), null)
            : new(null, NoText);
    }
}
