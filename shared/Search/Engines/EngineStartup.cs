using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingestion.Search.Engines;

/// <summary>
/// Makes an engine ready without holding up the start: while it is away the service is alive and not ready, and what needs
/// the index waits.
/// </summary>
internal sealed partial class EngineStartup(IArticleIndex index, TimeProvider clock, ILogger<EngineStartup> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(stoppingToken)) await Task.Delay(Pause, clock, stoppingToken);
    }

    private async Task<bool> TryAsync(CancellationToken cancel)
    {
        try
        {
            await index.EnsureAsync(cancel);
            return true;
        }
        catch (IndexUnavailableException e)
        {
            LogAway(log, e.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index is not ready, and is tried again: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
