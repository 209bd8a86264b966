using Ingestion.Ledger;
using Ingestion.Portal.Api;

namespace Ingestion.Standalone.Control;

/// <summary>Waits until index and alerts have followed a person's ruling.</summary>
internal sealed class RulingFollower(ILedger ledger, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>After this it goes on by itself.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public async Task FollowAsync(RulingAnswer ruled, CancellationToken cancel)
    {
        var patience = clock.GetUtcNow() + LongestWait;
        foreach (var changed in ruled.Changed)
        {
            while (!await HasFollowedAsync(changed, cancel) && clock.GetUtcNow() < patience) await Task.Delay(Pause, clock, cancel);
        }
    }

    private async Task<bool> HasFollowedAsync(ChangedArticle changed, CancellationToken cancel)
    {
        if (await ledger.FindAsync(changed.Id, cancel) is not { } newest || newest.Article.Revision > changed.Revision) return true;
        if (newest.Decision is null || newest.Decision.Turn < changed.Turn) return false;
        return await ledger.StateAsync(newest.Id, cancel) is not { Outcome: Outcome.InFlight };
    }
}
