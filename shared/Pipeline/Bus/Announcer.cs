using System.Security.Cryptography;
using System.Text;
using Ingestion.Ledger;
using Ingestion.Pipeline.Telemetry;
using MassTransit;

namespace Ingestion.Pipeline.Bus;

/// <summary>Publishes the message of a revision's stage and records the broker's confirmation.</summary>
public sealed class Announcer(IBusControl bus, ILedger ledger, ICheckpoint checkpoint, TimeProvider clock)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private bool _started;

    /// <summary>
    /// Returns when the broker holds the message. If this process dies before, the reconciler publishes it again; readers
    /// know a second one by its revision.
    /// </summary>
    /// <exception cref="OutageException">The broker did not take it; the ledger remembers that it is owed.</exception>
    public async Task AnnounceAsync(PendingRevision revision, CancellationToken cancel)
    {
        var stage = StageMessage.StageOf(revision);
        var message = StageMessage.Of(revision);
        using var activity = ArticleTrace.Announce(revision.Id);
        await checkpoint.ReachedAsync(Checkpoints.EffectUnpublished, cancel);
        try
        {
            await WaitForBusAsync(cancel);
            await bus.Publish(message, message.GetType(), context => context.MessageId = IdOf(revision.Id.ToString(), stage), cancel);
        }
        catch (Exception e) when (IsOutage(e, cancel))
        {
            throw new OutageException($"The broker did not take {message.GetType().Name} of article {revision.Article.Id}: {e.Message}", e);
        }

        await checkpoint.ReachedAsync(Checkpoints.PublishedUnconfirmed, cancel);
        await ledger.ConfirmAsync(revision.Id, stage, revision.Decision?.Turn ?? 0, cancel);
        if (stage == Stage.Fetched) StageMeter.Record("fetcher", revision.Article, clock);
    }

    private static bool IsOutage(Exception e, CancellationToken cancel) =>
        e is MassTransitException or TimeoutException || (e is OperationCanceledException && !cancel.IsCancellationRequested);

    private async Task WaitForBusAsync(CancellationToken cancel)
    {
        if (_started) return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(LongestWait);
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, patience.Token);
        _started = true;
    }

    /// <summary>The same message has the same id whoever publishes it, and however often.</summary>
    private static Guid IdOf(string revision, Stage stage) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{revision}/{stage}")).AsSpan(0, 16));
}
