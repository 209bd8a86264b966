using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Ledger;

namespace Ingestion.Fetcher.Replaying;

/// <summary>What a replay did.</summary>
/// <param name="Captures">Captures read from the archive.</param>
/// <param name="Articles">Articles sent through the pipeline again.</param>
/// <param name="Lost">Captures that the archive could not give back.</param>
public sealed record Replayed(int Captures, int Articles, int Lost);

/// <summary>
/// Sends archived captures through the pipeline again, without a request to anyone. Captures keep their ids and the ledger
/// its answers, so that every stage finds what it decided before: an index that was lost is filled again, and no alert is raised twice.
/// </summary>
public sealed class CaptureReplay
{
    private readonly IArchive _archive;
    private readonly ILedger _ledger;
    private readonly CaptureResolver _resolver;

    internal CaptureReplay(IArchive archive, ILedger ledger, CaptureResolver resolver)
    {
        _archive = archive;
        _ledger = ledger;
        _resolver = resolver;
    }

    /// <param name="from">Fetched at this moment or later.</param>
    /// <param name="to">Fetched before this moment.</param>
    /// <param name="source">Id of a source; null for all.</param>
    /// <param name="cancel">Stops after the capture under way.</param>
    public async Task<Replayed> ReplayAsync(DateTimeOffset from, DateTimeOffset to, string? source, CancellationToken cancel)
    {
        int captures = 0, articles = 0, lost = 0;
        await foreach (var id in _archive.FetchedAsync(from, to, source, cancel))
        {
            var sent = await ReplayAsync(id, cancel);
            captures++;
            articles += sent ?? 0;
            lost += sent is null ? 1 : 0;
        }

        return new Replayed(captures, articles, lost);
    }

    /// <summary>How many articles were sent; null when the capture cannot be read.</summary>
    private async Task<int?> ReplayAsync(Contracts.V1.CaptureId id, CancellationToken cancel)
    {
        try
        {
            if (await _archive.ReadAsync(id, cancel) is not var (capture, body)) return null;
            // A ledger that was lost begins anew; one that was not knows the capture.
            await _ledger.EnterCaptureAsync(new CaptureEntry(capture.Id, capture.Source, capture.Url, capture.BodyHash, capture.Fetched), cancel);
            return (await _resolver.ResolveAsync(capture, body, cancel)).Articles.Count;
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
        {
            return null;
        }
    }
}
