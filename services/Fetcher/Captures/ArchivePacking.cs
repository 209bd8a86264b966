using System.Data.Common;
using Ingestion.Fetcher.Archive;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Captures;

/// <summary>Packs what was archived as it came, once its file is closed.</summary>
internal sealed partial class ArchivePacking(IArchive archive, TimeProvider clock, ILogger<ArchivePacking> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                var packed = await archive.PackAsync(stoppingToken);
                if (packed > 0) LogPacked(log, packed);
            }
            catch (Exception e) when (e is DatabaseUnavailableException or DbException or IOException or UnauthorizedAccessException)
            {
                LogFailed(log, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Files} archive files were packed")]
    private static partial void LogPacked(ILogger log, int files);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Archive files wait to be packed: {Reason}")]
    private static partial void LogFailed(ILogger log, string reason);
}
