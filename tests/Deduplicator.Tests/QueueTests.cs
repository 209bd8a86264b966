using System.Collections.Concurrent;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger.Database;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

/// <summary>Decisions that wait together and share a transaction.</summary>
public sealed class QueueTests
{
    private readonly ConcurrentQueue<string[]> _batches = new();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_while_another_is_decided_is_decided_together()
    {
        var queue = new DecisionQueue(DecideAsync, 1);
        await DecideBehindTheFirstAsync(queue, Pending("b", 2), Pending("c", 3));
        Assert.Equal([["first"], ["b", "c"]], _batches);
    }

    [Fact]
    public async Task Few_that_wait_gather_before_another_batch_begins()
    {
        var queue = new DecisionQueue(DecideAsync, 4);
        var first = queue.DecideAsync(Pending("first", 1), Cancel);
        while (_batches.IsEmpty) await Task.Yield();
        await Task.WhenAll(queue.DecideAsync(Pending("b", 2), Cancel), queue.DecideAsync(Pending("c", 3), Cancel));
        Assert.Equal([["first"], ["b", "c"]], _batches);
        _gate.SetResult();
        await first;
    }

    [Fact]
    public async Task Articles_that_share_a_claim_are_decided_one_after_the_other_and_in_order()
    {
        var queue = new DecisionQueue(DecideAsync, 4);
        await DecideBehindTheFirstAsync(queue, Pending("b", 1, 2), Pending("c", 2, 3), Pending("d", 3, 4));
        Assert.Equal([["first"], ["b"], ["c"], ["d"]], _batches);
    }

    [Fact]
    public async Task One_that_cannot_be_decided_fails_alone()
    {
        var queue = new DecisionQueue(DecideAsync, 1);
        var (good, bad, other) = (Pending("good", 2), Pending("bad", 3), Pending("other", 4));
        await Assert.ThrowsAsync<InvalidOperationException>(() => DecideBehindTheFirstAsync(queue, good, bad, other));
        Assert.True(good.Outcome.IsCompletedSuccessfully && bad.Outcome.IsFaulted);
        Assert.Equal("other", (await other.Outcome).Reason);
    }

    [Fact]
    public async Task An_outage_fails_all_and_the_next_is_tried_anew()
    {
        var queue = new DecisionQueue(DecideAsync, 1);
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => DecideBehindTheFirstAsync(queue, Pending("outage", 2), Pending("c", 3)));
        Assert.Equal("later", (await queue.DecideAsync(Pending("later", 2), Cancel)).Reason);
    }

    [Fact]
    public async Task What_bears_on_another_of_its_batch_is_put_into_the_next()
    {
        var queue = new DecisionQueue(DecideAsync, 1);
        await DecideBehindTheFirstAsync(queue, Pending("b", 2), Pending("touching", 3), Pending("d", 4));
        Assert.Equal([["first"], ["b", "touching", "d"], ["touching"]], _batches);
    }

    [Fact]
    public async Task Who_gives_up_is_not_decided()
    {
        var queue = new DecisionQueue(DecideAsync, 1);
        using var giveUp = new CancellationTokenSource();
        var first = queue.DecideAsync(Pending("first", 1), Cancel);
        while (_batches.IsEmpty) await Task.Yield();
        var waiting = queue.DecideAsync(Pending("b", 2), giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _gate.SetResult();
        await first;
        Assert.Equal("c", (await queue.DecideAsync(Pending("c", 3), Cancel)).Reason);
        Assert.DoesNotContain(_batches, batch => batch.Contains("b"));
    }

    private async Task DecideBehindTheFirstAsync(DecisionQueue queue, params PendingDecision[] others)
    {
        var decided = new List<Task> { queue.DecideAsync(Pending("first", 1), Cancel) };
        while (_batches.IsEmpty) await Task.Yield();
        decided.AddRange(others.Select(other => queue.DecideAsync(other, Cancel)));
        _gate.SetResult();
        await Task.WhenAll(decided);
    }

    private async Task<Decision?[]> DecideAsync(IReadOnlyList<PendingDecision> batch)
    {
        var names = batch.Select(pending => pending.Subject.Article.Id.Value).ToArray();
        _batches.Enqueue(names);
        if (names.Contains("first")) await _gate.Task;
        if (names.Contains("bad")) throw new InvalidOperationException("bad");
        if (names.Contains("outage")) throw new DatabaseUnavailableException("away");
        return [.. names.Select((name, at) => name == "touching" && at > 0 ? null : Decisions.New(batch[at].Subject.Article, name))];
    }

    private static PendingDecision Pending(string id, params long[] keys) =>
        new(new Subject(Articles.Of(id, "")), _ => throw new NotSupportedException(), new Claim(keys));
}
