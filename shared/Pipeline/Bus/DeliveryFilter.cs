using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Pipeline.Telemetry;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace Ingestion.Pipeline.Bus;

/// <summary>
/// Around every consumer: tries again as <see cref="Retries"/> says; what fails all the same is put aside in the ledger with
/// its reason, visibly, and its queue moves on. When the service stops, a message that waits goes back to its queue.
/// </summary>
internal sealed partial class DeliveryFilter<T>(
    ILedger ledger,
    ICheckpoint checkpoint,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    IOptions<BusOptions> options,
    ILogger<DeliveryFilter<T>> log
) : IFilter<ConsumeContext<T>>
    where T : class
{
    private readonly ResiliencePipeline _retries = Retries.Create(
        clock,
        canDelay: !options.Value.InMemory,
        away => LogWaiting(log, typeof(T).Name, away)
    );

    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await HandleAsync(context, next, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The bus gives a message back whose delivery ends by the delivery's own token.
            throw new OperationCanceledException(context.CancellationToken);
        }
        catch (Exception e) when (Retries.IsOutage(e))
        {
            await DelayAsync(context);
            LogLaidAside(log, typeof(T).Name, e.Message);
        }
        catch (Exception e) when (Retries.IsPoison(e) && StageMessage.ArticleOf(context.Message) is not null)
        {
            await QuarantineAsync(context, StageMessage.ArticleOf(context.Message)!, e);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("delivery");

    private async Task HandleAsync(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next, CancellationToken stop)
    {
        var article = StageMessage.ArticleOf(context.Message);
        ArticleTrace.Tag(article);
        await checkpoint.ReachedAsync(Checkpoints.BeforeEffect, stop);
        await _retries.ExecuteAsync(async _ => await next.Send(context), stop);
        await checkpoint.ReachedAsync(Checkpoints.BeforeAcknowledgement, stop);
        if (article is not null) StageMeter.Record(RabbitMqQueues.MainOf(context), article, clock);
    }

    /// <summary>Lays the message aside in the broker for a while; this delivery is then done.</summary>
    private static async Task DelayAsync(ConsumeContext<T> context)
    {
        var aside = await context.GetSendEndpoint(new Uri($"exchange:{RabbitMqQueues.DelayOf(RabbitMqQueues.MainOf(context))}"));
        await aside.Send(context.Message, again => again.MessageId = context.MessageId, context.CancellationToken);
    }

    private async Task QuarantineAsync(ConsumeContext<T> context, Article article, Exception failure)
    {
        var reason = $"{context.ReceiveContext.InputAddress.Segments[^1]}: {failure.GetType().Name}: {failure.Message}";
        LogQuarantined(log, failure, article.Id, article.Revision, reason);
        await ledger.QuarantineAsync(new RevisionId(article.Id, article.Revision), reason, context.CancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Message} waits: {Reason}")]
    private static partial void LogWaiting(ILogger log, string message, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Message} is laid aside for a minute: {Reason}")]
    private static partial void LogLaidAside(ILogger log, string message, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Article {Article} revision {Revision} is quarantined: {Reason}")]
    private static partial void LogQuarantined(ILogger log, Exception exception, ArticleId article, int revision, string reason);
}
