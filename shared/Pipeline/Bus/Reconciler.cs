using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingestion.Pipeline.Bus;

/// <summary>
/// Publishes again what is provably not queued: messages of one stage that no broker has confirmed. A confirmed message is
/// in its queue, however long that is, and is left there.
/// </summary>
internal sealed partial class Reconciler(
    Stage stage,
    ILedger ledger,
    Announcer announcer,
    Confirmations confirmations,
    TimeProvider clock,
    ILogger<Reconciler> log
) : BackgroundService
{
    private const int PageSize = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Younger than this, a message may be on its way to its first confirmation.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What stood before this start was left by a process that is gone: no grace.
        var horizon = clock.GetUtcNow();
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                while (await RepublishAsync(horizon, stoppingToken) == PageSize)
                {
                    // Another page is waiting.
                }
            }
            catch (Exception e) when (e is OutageException or DatabaseUnavailableException)
            {
                LogWaiting(log, stage, e.Message);
            }

            var graced = clock.GetUtcNow() - Grace;
            if (graced > horizon) horizon = graced;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> RepublishAsync(DateTimeOffset changedBefore, CancellationToken cancel)
    {
        var owed = await ledger.UnconfirmedAsync(stage, changedBefore, PageSize, cancel);
        foreach (var revision in owed) await announcer.AnnounceAsync(revision, cancel);
        // The next page is not to hold these once more.
        await confirmations.RecordedAsync(cancel);
        if (owed.Count > 0) LogRepublished(log, owed.Count, stage);
        return owed.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Published {Count} messages of stage {Stage} again that no broker had confirmed")]
    private static partial void LogRepublished(ILogger log, int count, Stage stage);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages of stage {Stage} that are owed wait: {Reason}")]
    private static partial void LogWaiting(ILogger log, Stage stage, string reason);
}

public static class ReconcilerRegistration
{
    /// <summary>This service answers for the messages of <paramref name="stage"/>.</summary>
    public static IHostApplicationBuilder AddReconciler(this IHostApplicationBuilder builder, Stage stage)
    {
        builder.Services.AddSingleton<IHostedService>(services => ActivatorUtilities.CreateInstance<Reconciler>(services, stage));
        return builder;
    }
}
