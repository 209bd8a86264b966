using System.Security.Cryptography;
using System.Text;
using Ingestion.Ledger;
using Ingestion.Pipeline.Telemetry;
using MassTransit;
using Microsoft.Extensions.Options;
using RabbitMQ.Client.Exceptions;

namespace Ingestion.Pipeline.Bus;

/// <summary>Publishes the message of a revision's stage and has the broker's confirmation recorded.</summary>
public sealed class Announcer(IBusControl bus, Confirmations confirmations, ICheckpoint checkpoint, IOptions<BusOptions> options, TimeProvider clock)
{
    private readonly TimeSpan _longestWait = TimeSpan.FromSeconds(options.Value.ConfirmSeconds);
    private bool _started;

    /// <summary>
    /// Returns when the broker holds the message; the ledger knows soon after. If this process dies before, the reconciler
    /// publishes it again; readers know a second one by its revision.
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
            await PublishAsync(message, IdOf(revision.Id.ToString(), stage), cancel);
        }
        catch (Exception e) when (IsOutage(e, cancel))
        {
            throw new OutageException($"The broker did not take {message.GetType().Name} of article {revision.Article.Id}: {e.Message}", e);
        }

        await checkpoint.ReachedAsync(Checkpoints.PublishedUnconfirmed, cancel);
        await confirmations.AddAsync(new(revision.Id, stage, revision.Decision?.Turn ?? 0), cancel);
        if (stage == Stage.Fetched) StageMeter.Record("fetcher", revision.Article, clock);
    }

    /// <summary>A confirmation can be lost with its connection, or never come from a broker that hangs: the wait is bounded, whatever the client
    /// does.</summary>
    private async Task PublishAsync(object message, Guid id, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(_longestWait);
        await bus.Publish(message, message.GetType(), context => context.MessageId = id, patience.Token).WaitAsync(patience.Token);
    }

    private static bool IsOutage(Exception e, CancellationToken cancel) =>
        e is MassTransitException or RabbitMQClientException or IOException or TimeoutException
        || (e is OperationCanceledException && !cancel.IsCancellationRequested);

    private async Task WaitForBusAsync(CancellationToken cancel)
    {
        if (_started) return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(_longestWait);
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, patience.Token);
        _started = true;
    }

    /// <summary>The same message has the same id whoever publishes it, and however often.</summary>
    private static Guid IdOf(string revision, Stage stage) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{revision}/{stage}")).AsSpan(0, 16));
}
