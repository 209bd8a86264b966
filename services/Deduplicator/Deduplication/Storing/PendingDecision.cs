using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>A decision that somebody waits for.</summary>
/// <param name="claim">What no other decision may touch meanwhile.</param>
internal sealed class PendingDecision(Subject subject, Func<IGroup, ValueTask<Verdict>> judge, Claim claim)
{
    private readonly TaskCompletionSource<Decision> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Subject Subject { get; } = subject;

    public Func<IGroup, ValueTask<Verdict>> Judge { get; } = judge;

    public Claim Claim { get; } = claim;

    public Task<Decision> Outcome => _outcome.Task;

    public void Succeed(Decision decision) => _outcome.TrySetResult(decision);

    public void Fail(Exception reason) => _outcome.TrySetException(reason);

    public void GiveUp(CancellationToken cancel) => _outcome.TrySetCanceled(cancel);
}
