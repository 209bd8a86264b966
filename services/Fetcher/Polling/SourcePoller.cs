using System.Data.Common;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Sources;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Polling;

/// <summary>Visits every source when it is due, several at once, and none in two processes at the same time.</summary>
internal sealed partial class SourcePoller(
    SourceCatalog catalog,
    SourceVisitor visitor,
    PollStore store,
    VisitsUnderWay visits,
    IOptions<FetcherOptions> options,
    TimeProvider clock,
    ILogger<SourcePoller> logger
) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    /// <summary>While nothing is under way.</summary>
    private static readonly TimeSpan IdleTick = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks at the definitions, which people change.</summary>
    private static readonly TimeSpan CatalogTick = TimeSpan.FromSeconds(2);

    /// <summary>So long the sources of a process that died wait for another.</summary>
    internal static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ArchivePause = TimeSpan.FromSeconds(30);
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private SourceCatalogue? _known;
    private Dictionary<string, Source> _sources = [];
    private DateTimeOffset _pausedUntil;
    private DateTimeOffset _catalogDue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var renewal = new PeriodicTimer(LeaseTime / 4, clock);
        var renewing = RenewAsync(renewal, stoppingToken);
        try
        {
            while (true)
            {
                await TurnAsync(stoppingToken);
                await Task.Delay(visits.Count > 0 ? Tick : IdleTick, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(renewing, visits.WhenEndedAsync());
        }
    }

    /// <summary>One look at what is due.</summary>
    private async Task TurnAsync(CancellationToken cancel)
    {
        try
        {
            if (clock.GetUtcNow() >= _catalogDue) await FollowCatalogAsync(cancel);
            if (clock.GetUtcNow() < _pausedUntil || _sources.Count == 0) return;
            var room = options.Value.Parallelism - visits.Count;
            if (room <= 0) return;
            foreach (var id in await store.DueAsync(room + visits.Count, cancel))
            {
                if (visits.Count >= options.Value.Parallelism) return;
                if (_sources.TryGetValue(id, out var source)) visits.Start(id, end => VisitAsync(source, end), cancel);
            }
        }
        catch (Exception e) when (e is DatabaseUnavailableException or DbException)
        {
            LogDatabase(e.Message);
        }
    }

    private async Task FollowCatalogAsync(CancellationToken cancel)
    {
        var current = await catalog.CurrentAsync(cancel);
        _catalogDue = clock.GetUtcNow() + CatalogTick;
        if (ReferenceEquals(current, _known)) return;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var allowed = current.Sources.Where(s => s.Enabled && IsAllowed(s)).ToList();
        await store.AddSourcesAsync(
            [.. allowed.Select((s, i) => (s.Id, now + (i * 20L), (long)options.Value.PollMinOf(s).TotalMilliseconds))],
            cancel
        );
        _sources = allowed.ToDictionary(s => s.Id);
        _known = current;
    }

    private bool IsAllowed(Source source)
    {
        if (source.IsLocal || source.AllowPrivate || !string.IsNullOrWhiteSpace(options.Value.Contact)) return true;
        LogNoContact(source.Id);
        return false;
    }

    private async Task VisitAsync(Source source, CancellationToken cancel)
    {
        try
        {
            if (await store.LeaseAsync(source.Id, _owner, LeaseTime, cancel) is { } state) await visitor.VisitAsync(source, state, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Shutting down, or the source is to be left alone; what is due stays due.
        }
        catch (SourceLostException)
        {
            // Removed while it was visited, and nothing of it is to stay; or another process has it now.
        }
        catch (ArchiveUnavailableException e)
        {
            _pausedUntil = clock.GetUtcNow() + ArchivePause;
            LogArchive(e.Message);
        }
        catch (Exception e) when (e is OutageException or DatabaseUnavailableException)
        {
            LogOutage(source.Id, e.Message);
            await ToldOfOutageAsync(() => store.GiveBackAsync(source.Id, _owner, OutagePause, cancel));
        }
        catch (Exception e)
        {
            LogVisitFailed(e, source.Id);
        }
    }

    private async Task RenewAsync(PeriodicTimer timer, CancellationToken cancel)
    {
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
            {
                if (visits.Sources is { Count: > 0 } sources)
                    await ToldOfOutageAsync(() => store.ExtendLeasesAsync(sources, _owner, LeaseTime, cancel));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task ToldOfOutageAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception e) when (e is DatabaseUnavailableException or DbException)
        {
            // Leases run out while the database is away: another process may take the sources over.
            LogDatabase(e.Message);
        }
    }

    [LoggerMessage(
        LogLevel.Error,
        "Source '{Source}' is not fetched: no contact is set. Set Fetcher:Contact to a mail address or web page where sites can reach you; it is named in the User-Agent."
    )]
    private partial void LogNoContact(string source);

    [LoggerMessage(LogLevel.Error, "Fetching pauses: {Reason}")]
    private partial void LogArchive(string reason);

    [LoggerMessage(LogLevel.Error, "Polling waits for the database: {Reason}")]
    private partial void LogDatabase(string reason);

    [LoggerMessage(LogLevel.Warning, "The visit to '{Source}' ends early and is made again: {Reason}")]
    private partial void LogOutage(string source, string reason);

    [LoggerMessage(LogLevel.Error, "The visit to '{Source}' failed.")]
    private partial void LogVisitFailed(Exception e, string source);
}
