using Ingestion.Ledger.Database;
using Ingestion.Pipeline;
using Microsoft.Extensions.Options;

namespace Ingestion.Alerter.Channels;

/// <summary>
/// Sends what is owed, at least once: a notice is marked sent only after its receiver took it. The one place where
/// notifications are tried again, with growing pauses, until they are given up.
/// </summary>
internal sealed partial class DeliverySender(
    IDatabase database,
    WebhookChannel channel,
    IOptions<AlerterOptions> options,
    TimeProvider clock,
    ILogger<DeliverySender> log,
    ICheckpoint checkpoint,
    DeliverySettlement settlement
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(15);

    private readonly WebhookList _webhooks = new(options.Value.Webhooks);

    /// <summary>Longer than one delivery can take, so that nobody else sends it meanwhile; short, as a sender that dies delays it by this.</summary>
    private TimeSpan Lease => options.Value.WebhookTimeout + TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                while (await SendDueAsync(stoppingToken) > 0)
                {
                    // More are due.
                }

                await settlement.SettleDoneAsync(stoppingToken);
            }
            catch (DatabaseUnavailableException e)
            {
                LogWaiting(log, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Sends to every receiver the oldest notice that is due; receivers do not wait for each other's next.</summary>
    /// <returns>How many were tried.</returns>
    internal async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = await database.WriteAsync(transaction => new DeliveryTable(transaction).ClaimAsync(now, now + Lease), cancel);
        await Task.WhenAll(due.Select(delivery => SendAsync(delivery, cancel)));
        return due.Count;
    }

    private async Task SendAsync(Delivery delivery, CancellationToken cancel)
    {
        var failure = _webhooks.Find(delivery.Channel) is { } address
            ? await channel.PostAsync(address, delivery.Key, delivery.Payload, cancel)
            : new("This webhook is not in Alerter:Webhooks any more.", RetryAfter: null);
        if (failure is null) await checkpoint.ReachedAsync(Checkpoints.NotifiedUnrecorded, cancel);
        await database.WriteAsync(transaction => RecordAsync(new DeliveryTable(transaction), delivery, failure), cancel);
    }

    private Task RecordAsync(DeliveryTable table, Delivery delivery, WebhookFailure? failure)
    {
        var now = clock.GetUtcNow();
        if (failure is null) return table.MarkSentAsync(delivery, now);
        if (now - DateTimeOffset.FromUnixTimeMilliseconds(delivery.CreatedAt) > options.Value.GiveUpAfter)
        {
            LogGivenUp(log, delivery.Key, delivery.Channel, failure.Reason);
            return table.GiveUpAsync(delivery, failure.Reason);
        }

        LogPutOff(log, delivery.Key, delivery.Attempts, failure.Reason);
        return table.PutOffAsync(delivery, now + RetryIn(delivery.Attempts, failure.RetryAfter), failure.Reason);
    }

    /// <summary>2 s, 4 s, 8 s… up to a quarter of an hour, never sooner than the receiver asks within that.</summary>
    private static TimeSpan RetryIn(long attempts, TimeSpan? asked)
    {
        var pause = FirstRetry * Math.Pow(2, Math.Min(attempts, 12) - 1);
        if (asked > pause) pause = asked.Value;
        return pause < LongestRetry ? pause : LongestRetry;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alert {Key} was not taken (attempt {Attempt}) and is tried again: {Reason}")]
    private static partial void LogPutOff(ILogger log, string key, long attempt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Alert {Key} is given up for {Channel}: {Reason}")]
    private static partial void LogGivenUp(ILogger log, string key, string channel, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alerts wait to be sent: {Reason}")]
    private static partial void LogWaiting(ILogger log, string reason);
}
