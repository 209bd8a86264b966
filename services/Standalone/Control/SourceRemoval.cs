using Ingestion.Fetcher.Polling;
using Ingestion.Ledger;

namespace Ingestion.Standalone.Control;

/// <summary>Takes what came through a source out of everything: ledger, decisions, index, alerts, archive.</summary>
internal sealed class SourceRemoval(SourceControl fetcher, ILedger ledger, IEnumerable<IPurge> purges, TimeProvider clock)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<RemoveResult> RemoveAsync(IReadOnlyList<string> sources, CancellationToken cancel)
    {
        await fetcher.StopAsync(sources, cancel);
        await WaitForInFlightAsync(sources, cancel);
        var articles = await ledger.ArticlesOfSourcesAsync(sources, cancel);
        // The ledger last: if this process dies on the way, the articles are still found and removed by the next try.
        foreach (var purge in purges) await purge.PurgeAsync(sources, articles, cancel);
        await ledger.RemoveSourcesAsync(sources, cancel);
        return new RemoveResult(articles.Count);
    }

    /// <summary>Lets articles on their way arrive, so that no service writes one after it was removed.</summary>
    private async Task WaitForInFlightAsync(IReadOnlyList<string> sources, CancellationToken cancel)
    {
        var patience = clock.GetUtcNow() + LongestWait;
        while (await ledger.InFlightOfSourcesAsync(sources, cancel) > 0 && clock.GetUtcNow() < patience) await Task.Delay(Pause, clock, cancel);
    }
}
