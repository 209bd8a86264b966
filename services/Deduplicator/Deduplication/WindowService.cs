using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication;

/// <summary>Moves the window once at the start and then every day.</summary>
internal sealed partial class WindowService(Window window, TimeProvider clock, ILogger<WindowService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do await CloseAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CloseAsync(CancellationToken cancel)
    {
        try
        {
            Closed(await window.CloseAsync(cancel));
        }
        catch (DatabaseUnavailableException unavailable)
        {
            NotClosed(unavailable.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Articles} articles left the deduplicator's window.")]
    private partial void Closed(int articles);

    [LoggerMessage(LogLevel.Warning, "The deduplicator's window was not moved; it is tried again tomorrow. {Reason}")]
    private partial void NotClosed(string reason);
}
