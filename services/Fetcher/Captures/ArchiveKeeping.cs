using System.Data.Common;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Captures;

/// <summary>Keeps captures for as many days as the operator set, and those that nobody has read or announced yet for as long as that takes.</summary>
internal sealed partial class ArchiveKeeping(
    IArchive archive,
    ILedger ledger,
    IOptions<FetcherOptions> options,
    TimeProvider clock,
    ILogger<ArchiveKeeping> log
) : BackgroundService
{
    /// <summary>With more captures than this in use there is a backlog, and nothing is deleted until it is smaller.</summary>
    private const int MaxInUse = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.ArchiveKeepDays is not { } days) return;
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                var dropped = await DropAsync(days, stoppingToken);
                if (dropped > 0) LogDropped(log, dropped, days);
            }
            catch (Exception e)
                when (e is OutageException or DatabaseUnavailableException or DbException or ArchiveUnavailableException or IOException
                            or InvalidDataException or UnauthorizedAccessException
                )
            {
                LogFailed(log, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Returns how many files were deleted.</summary>
    public async Task<int> DropAsync(int days, CancellationToken cancel) =>
        await InUseAsync(cancel) is { } inUse ? await archive.DropAsync(clock.GetUtcNow() - TimeSpan.FromDays(days), inUse, cancel) : 0;

    /// <summary>Captures not yet resolved, and those whose articles no broker has confirmed; null when there are too many to tell.</summary>
    private async Task<HashSet<CaptureId>?> InUseAsync(CancellationToken cancel)
    {
        var end = clock.GetUtcNow().AddDays(1);
        var unread = await ledger.UnresolvedCapturesAsync(end, MaxInUse, cancel);
        var unannounced = await ledger.UnconfirmedAsync(Stage.Fetched, end, MaxInUse, cancel);
        return unread.Count == MaxInUse || unannounced.Count == MaxInUse
            ? null
            : [.. unread, .. unannounced.Select(revision => revision.Article.Capture)];
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Files} archive files were deleted: nothing in them was younger than {Days} days (Fetcher:ArchiveKeepDays)"
    )]
    private static partial void LogDropped(ILogger log, int files, int days);

    [LoggerMessage(Level = LogLevel.Error, Message = "Old archive files stay for now: {Reason}")]
    private static partial void LogFailed(ILogger log, string reason);
}
