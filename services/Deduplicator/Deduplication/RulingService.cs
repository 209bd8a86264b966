using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Bus;

namespace Ingestion.Deduplicator.Deduplication;

/// <summary>Carries what persons rule to the ledger and announces it, a second later at most.</summary>
internal sealed partial class RulingService(OwedCorrections owed, Announcer announcer, TimeProvider clock, ILogger<RulingService> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do await CarryAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CarryAsync(CancellationToken cancel)
    {
        try
        {
            await owed.CarryAsync(revision => announcer.AnnounceAsync(revision, cancel), cancel);
        }
        catch (Exception e) when (e is OutageException or DatabaseUnavailableException)
        {
            Waiting(e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What persons ruled waits to be carried out: {Reason}")]
    private partial void Waiting(string reason);
}
