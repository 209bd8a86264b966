using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Lets decisions that wait at the same moment share a transaction: while one batch is decided, the next gathers (group commit).
/// A batch holds articles that claim nothing in common, so that none of them can bear on another.
/// </summary>
/// <param name="decide">Decides a batch; durable when it returns. Null for what must wait for the next batch, never for the first.</param>
internal sealed class DecisionQueue(Func<IReadOnlyList<PendingDecision>, Task<Decision?[]>> decide)
{
    private readonly Lock _gate = new();
    private readonly List<PendingDecision> _waiting = [];
    private bool _isLed;

    public async Task<Decision> DecideAsync(PendingDecision pending, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Enter(pending);
        await using var giveUp = cancel.Register(() => pending.GiveUp(cancel));
        return await pending.Outcome;
    }

    private void Enter(PendingDecision pending)
    {
        lock (_gate)
        {
            _waiting.Add(pending);
            if (_isLed) return;
            _isLed = true;
        }

        _ = Task.Run(LeadAsync, CancellationToken.None);
    }

    private async Task LeadAsync()
    {
        while (Take() is { Count: > 0 } batch) await RunAsync(batch);
    }

    /// <summary>The first that waits, and of the others those that share no claim with what was taken before them.</summary>
    private List<PendingDecision> Take()
    {
        lock (_gate)
        {
            _waiting.RemoveAll(pending => pending.Outcome.IsCompleted);
            var (batch, claimed) = (new List<PendingDecision>(), new HashSet<long>());
            foreach (var pending in _waiting)
            {
                if (batch.Count > 0 && (claimed.Count + pending.Claim.Keys.Count > Claim.MostKeys || claimed.Overlaps(pending.Claim.Keys))) continue;
                batch.Add(pending);
                claimed.UnionWith(pending.Claim.Keys);
            }

            _waiting.RemoveAll(batch.Contains);
            _isLed = batch.Count > 0;
            return batch;
        }
    }

    private async Task RunAsync(List<PendingDecision> batch)
    {
        try
        {
            Tell(batch, await decide(batch));
        }
        catch (Exception e) when (batch.Count == 1 || e is DatabaseUnavailableException)
        {
            foreach (var pending in batch) pending.Fail(e);
        }
        catch (Exception)
        {
            // One of them cannot be decided: each by itself, so that the others do not fail with it.
            foreach (var pending in batch) await RunAsync([pending]);
        }
    }

    private void Tell(List<PendingDecision> batch, Decision?[] decisions)
    {
        for (var at = 0; at < batch.Count; at++)
        {
            if (decisions[at] is { } decision) batch[at].Succeed(decision);
        }

        lock (_gate) _waiting.InsertRange(0, batch.Where((_, at) => decisions[at] is null));
    }
}
