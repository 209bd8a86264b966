using Dapper;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Polling;

/// <summary>What an operator may do to a source. Each returns false when the source is unknown.</summary>
public sealed class SourceControl
{
    private readonly IDatabase _database;
    private readonly PollStore _store;
    private readonly VisitsUnderWay _visits;
    private readonly TimeProvider _clock;

    internal SourceControl(IDatabase database, PollStore store, VisitsUnderWay visits, TimeProvider clock)
    {
        _database = database;
        _store = store;
        _visits = visits;
        _clock = clock;
    }

    public Task<bool> PauseAsync(string id, CancellationToken cancel) => SetAsync(id, "paused = 1", cancel);

    /// <summary>Pauses sources and ends the visits that this process makes to them: from then on nothing more of them is taken in.</summary>
    public async Task StopAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        foreach (var id in ids) await PauseAsync(id, cancel);
        await _visits.EndAsync(ids);
    }

    /// <summary>Also begins again with a source that had ended.</summary>
    public Task<bool> ResumeAsync(string id, CancellationToken cancel) =>
        SetAsync(id, "paused = 0, ended = NULL, failures = 0, listing_due = @now, next_due = @now", cancel);

    public Task<bool> FetchNowAsync(string id, CancellationToken cancel) => SetAsync(id, "listing_due = @now, next_due = @now", cancel);

    /// <summary>Forgets sources with all that was seen of them, as if they had never been visited; the archive keeps its captures.</summary>
    public Task ForgetAsync(IReadOnlyCollection<string> ids, CancellationToken cancel) => _store.ForgetAsync(ids, cancel);

    private async Task<bool> SetAsync(string id, string change, CancellationToken cancel) =>
        await _database.WriteAsync(
            tx =>
                tx.Connection!.ExecuteAsync(
                    $"UPDATE fetcher_sources SET {change} WHERE id = @id",
                    new { id, now = _clock.GetUtcNow().ToUnixTimeMilliseconds() },
                    tx
                ),
            cancel
        ) > 0;
}
