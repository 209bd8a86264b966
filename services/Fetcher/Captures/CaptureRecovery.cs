using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;

namespace Ingestion.Fetcher.Captures;

/// <summary>Resolves captures that a process stored and did not live to resolve, from the archive, without asking any server again.</summary>
internal sealed partial class CaptureRecovery(
    ILedger ledger,
    IArchive archive,
    CaptureResolver resolver,
    TimeProvider clock,
    ILogger<CaptureRecovery> log
) : BackgroundService
{
    private const int PageSize = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Younger than this, another fetcher may be at work on it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What stood before this start was left by a process that is gone: no grace.
        var horizon = clock.GetUtcNow();
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await archive.OpenAsync(stoppingToken);
                while (await RecoverAsync(horizon, stoppingToken) == PageSize)
                {
                    // Another page is waiting.
                }
            }
            catch (Exception e) when (e is OutageException or DatabaseUnavailableException or IOException or UnauthorizedAccessException)
            {
                LogWaiting(log, e.Message);
            }

            var graced = clock.GetUtcNow() - Grace;
            if (graced > horizon) horizon = graced;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> RecoverAsync(DateTimeOffset enteredBefore, CancellationToken cancel)
    {
        var unresolved = await ledger.UnresolvedCapturesAsync(enteredBefore, PageSize, cancel);
        foreach (var id in unresolved) await RecoverAsync(id, cancel);
        if (unresolved.Count > 0) LogRecovered(log, unresolved.Count);
        return unresolved.Count;
    }

    private async Task RecoverAsync(CaptureId id, CancellationToken cancel)
    {
        if (await archive.ReadAsync(id, cancel) is { } stored)
        {
            await resolver.ResolveAsync(stored.Capture, stored.Body, cancel);
            return;
        }

        await ledger.ResolveAsync(
            id,
            CaptureState.Rejected,
            "The archive no longer holds this capture, so nothing can be read from it. Fetch the page again.",
            cancel
        );
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Resolved {Count} captures that an earlier process had stored")]
    private static partial void LogRecovered(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stored captures wait to be resolved: {Reason}")]
    private static partial void LogWaiting(ILogger log, string reason);
}
