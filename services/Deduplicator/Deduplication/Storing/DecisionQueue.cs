using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Lets decisions that wait at the same moment share a transaction: while some batches are decided, the next gathers (group
/// commit). Articles that claim something in common are never decided at the same time, nor in one batch.
/// </summary>
/// <remarks>
/// Another batch begins only when more decisions wait than batches are decided: of what a decision costs most are the round trips of
/// its transaction, so that few at a time gather in few transactions, and many use all that may run at once.
/// </remarks>
/// <param name="decide">Decides a batch; durable when it returns. Null for what must wait for the next batch, never for the first.</param>
/// <param name="mostBatches">How many batches may be decided at once: 1 where the database has one writer.</param>
internal sealed class DecisionQueue(Func<IReadOnlyList<PendingDecision>, Task<Decision?[]>> decide, int mostBatches)
{
    private readonly Lock _gate = new();
    private readonly List<PendingDecision> _waiting = [];
    private readonly HashSet<long> _claimed = [];
    private int _batches;

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
            if (_batches == mostBatches || _waiting.Count <= _batches) return;
            _batches++;
        }

        _ = Task.Run(LeadAsync, CancellationToken.None);
    }

    private async Task LeadAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            await RunAsync(batch);
            lock (_gate) _claimed.ExceptWith(batch.SelectMany(pending => pending.Claim.Keys));
        }
    }

    /// <summary>Of those that wait the ones whose claims are free, in their order.</summary>
    private List<PendingDecision> Take()
    {
        lock (_gate)
        {
            _waiting.RemoveAll(pending => pending.Outcome.IsCompleted);
            var (batch, keys, passed) = (new List<PendingDecision>(), 0, new HashSet<long>());
            foreach (var pending in _waiting)
            {
                if (batch.Count > 0 && keys + pending.Claim.Keys.Count > Claim.MostTogether) break;
                if (_claimed.Overlaps(pending.Claim.Keys) || passed.Overlaps(pending.Claim.Keys))
                {
                    // Nobody who came later takes what this one waits for.
                    passed.UnionWith(pending.Claim.Keys);
                    continue;
                }

                batch.Add(pending);
                keys += pending.Claim.Keys.Count;
                _claimed.UnionWith(pending.Claim.Keys);
            }

            _waiting.RemoveAll(batch.Contains);
            if (batch.Count == 0) _batches--;
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
