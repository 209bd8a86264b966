using System.Data.Common;
using Dapper;
using Ingestion.Fetcher.Extraction;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Polling;

/// <summary>Reads and writes what the Fetcher remembers.</summary>
internal sealed class PollStore(IDatabase database, TimeProvider clock)
{
    internal const string SourceColumns = """
        id, kind, url, etag, last_modified AS LastModified, body_hash AS BodyHash, seen, listing_due AS ListingDue, next_due AS NextDue, interval_ms AS IntervalMs,
        asked_ms AS AskedMs, last_visit AS LastVisit, last_success AS LastSuccess, last_new AS LastNew, failures, error, ended, paused, lease_owner AS Owner
        """;

    private const string ItemColumns = """
        key, source, url, guid, hint, stamp, depth, first_seen AS FirstSeen, published, due, visits, failures, etag, last_modified AS LastModified, body_hash AS BodyHash, outcome, error
        """;

    /// <summary>By <see cref="PollTables.ItemsInOrder"/>, so that none is sorted.</summary>
    internal const string DueItems =
        $"SELECT {ItemColumns} FROM fetcher_items WHERE source = @source AND due IS NOT NULL AND due <= @Now ORDER BY visits, COALESCE(published, first_seen), due LIMIT @limit";

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Makes rows for sources that have none, each due at its own moment.</summary>
    public Task AddSourcesAsync(IReadOnlyCollection<(string Id, long Due, long IntervalMs)> sources, CancellationToken cancel) =>
        sources.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(
                tx =>
                    tx.Connection!.ExecuteAsync(
                        """
                        INSERT INTO fetcher_sources (id, listing_due, next_due, interval_ms, failures, paused, lease_until) VALUES (@Id, @Due, @Due, @IntervalMs, 0, 0, 0)
                        ON CONFLICT (id) DO NOTHING
                        """,
                        sources.Select(s => new
                        {
                            s.Id,
                            s.Due,
                            s.IntervalMs,
                        }),
                        tx
                    ),
                cancel
            );

    /// <summary>Sources with something due that nobody visits now, longest due first.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(int limit, CancellationToken cancel) =>
        [
            .. await database.ReadAsync(
                c =>
                    c.QueryAsync<string>(
                        "SELECT id FROM fetcher_sources WHERE next_due <= @Now AND lease_until < @Now AND ended IS NULL AND paused = 0 ORDER BY next_due LIMIT @limit",
                        new { Now, limit }
                    ),
                cancel
            ),
        ];

    /// <summary>Takes a source for this process; null when another one has it.</summary>
    public Task<SourceState?> LeaseAsync(string id, string owner, TimeSpan time, CancellationToken cancel) =>
        database.NoteAsync(
            tx =>
                tx.Connection!.QueryFirstOrDefaultAsync<SourceState>(
                    $"UPDATE fetcher_sources SET lease_owner = @owner, lease_until = @Until WHERE id = @id AND lease_until < @Now AND paused = 0 RETURNING {SourceColumns}",
                    new
                    {
                        id,
                        owner,
                        Until = Now + (long)time.TotalMilliseconds,
                        Now,
                    },
                    tx
                ),
            cancel
        );

    /// <summary>From now on, this process holds what it has of these sources for <paramref name="time"/>.</summary>
    public Task ExtendLeasesAsync(IReadOnlyCollection<string> sources, string owner, TimeSpan time, CancellationToken cancel) => database.NoteAsync(
        tx => tx.Connection!.ExecuteAsync(
            "UPDATE fetcher_sources SET lease_until = @Until WHERE lease_owner = @owner AND id IN @ids",
            new { owner, ids = SqlList.Of(sources), Until = Now + (long)time.TotalMilliseconds },
            tx),
        cancel);

    /// <summary>Gives a source back that this process has: anybody may take it after <paramref name="pause"/>, and a renewal under way no longer
    /// finds it.</summary>
    public Task GiveBackAsync(string source, string owner, TimeSpan pause, CancellationToken cancel) => database.NoteAsync(
        tx => tx.Connection!.ExecuteAsync(
            "UPDATE fetcher_sources SET lease_owner = NULL, lease_until = @Until WHERE lease_owner = @owner AND id = @source",
            new { owner, source, Until = Now + (long)pause.TotalMilliseconds },
            tx),
        cancel);

    /// <summary>Writes back a source and what was visited of it, at the end of its visit: it is due when its listing or an item is, and others may
    /// take it. A source that another process has is left to that.</summary>
    /// <param name="state">Its <see cref="SourceState.NextDue"/> is set.</param>
    /// <param name="visited">Of its items.</param>
    /// <param name="isMoreDue">Whether items are left that are due now.</param>
    /// <param name="held">Not due before; Unix milliseconds.</param>
    /// <param name="cancel">Gives up.</param>
    public Task ReleaseAsync(SourceState state, IReadOnlyCollection<ItemState> visited, bool isMoreDue, long held, CancellationToken cancel) =>
        database.NoteAsync(
            async tx =>
            {
                if (visited.Count > 0)
                    await SaveAsync(tx, visited);
                // A long sitemap's backlog is not read through to learn what is known.
                var item = isMoreDue
                    ? Now
                    : await tx.Connection!.ExecuteScalarAsync<long?>(
                        "SELECT MIN(due) FROM fetcher_items WHERE source = @Id AND due IS NOT NULL",
                        new { state.Id },
                        tx
                    );
                state.NextDue = Math.Max(Math.Min(state.ListingDue, item ?? long.MaxValue), held);
                return await SaveAsync(tx, state, release: true);
            },
            cancel
        );

    /// <summary>Enters what a listing named and writes its source back, both or neither. Returns how many were new.</summary>
    /// <exception cref="SourceLostException">The source was forgotten meanwhile, or another process has it; nothing is entered.</exception>
    public Task<int> DiscoverAsync(SourceState state, IReadOnlyList<ItemHint> hints, int depth, TimeSpan youngFor, CancellationToken cancel) =>
        database.WriteAsync(
            async tx =>
            {
                var added = await EnterAsync(
                    tx,
                    [.. hints.Select(hint => new NamedItem(state.Id, hint, depth, Now, Now - (long)youngFor.TotalMilliseconds))]
                );
                if (added > 0)
                    state.LastNew = Now;
                if (await SaveAsync(tx, state, release: false) == 0)
                    throw new SourceLostException(state.Id);
                return added;
            },
            cancel
        );

    /// <summary>Items to visit now: new ones before known ones, older before younger, so that an original comes before what was made of it.</summary>
    public async Task<IReadOnlyList<ItemState>> DueItemsAsync(string source, int limit, CancellationToken cancel) =>
        [.. await database.ReadAsync(c => c.QueryAsync<ItemState>(DueItems, new { source, Now, limit }), cancel)];

    /// <summary>What is known of an address, whichever source named it; null when nothing is.</summary>
    public Task<ItemState?> FindItemAsync(string key, CancellationToken cancel) =>
        database.ReadAsync(
            c => c.QueryFirstOrDefaultAsync<ItemState>($"SELECT {ItemColumns} FROM fetcher_items WHERE key = @key", new { key }),
            cancel
        );

    /// <summary>Enters an item that came without a visit and is not to be visited; one of another source stays as it is.</summary>
    public Task EnterUnvisitedAsync(ItemState item, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO fetcher_items (key, source, url, guid, stamp, depth, first_seen, due, visits, failures, body_hash, outcome, error)
                    VALUES (@Key, @Source, @Url, @Guid, @Stamp, @Depth, @FirstSeen, NULL, @Visits, 0, @BodyHash, @Outcome, @Error)
                    ON CONFLICT (key) DO UPDATE SET first_seen = excluded.first_seen, body_hash = excluded.body_hash, outcome = excluded.outcome, error = excluded.error WHERE fetcher_items.source = excluded.source
                    """,
                    item,
                    tx
                ),
            cancel
        );

    public Task SaveAsync(IReadOnlyCollection<ItemState> items, CancellationToken cancel) =>
        items.Count == 0 ? Task.CompletedTask : database.NoteAsync(tx => SaveAsync(tx, items), cancel);

    /// <summary>Forgets sources and all their items, as if they had never been visited.</summary>
    public Task ForgetAsync(IReadOnlyCollection<string> sources, CancellationToken cancel) => database.WriteAsync(
        async tx =>
        {
            foreach (var id in sources)
            {
                await tx.Connection!.ExecuteAsync("DELETE FROM fetcher_gaps WHERE source = @id", new { id }, tx);
                await tx.Connection!.ExecuteAsync("DELETE FROM fetcher_items WHERE source = @id", new { id }, tx);
                await tx.Connection!.ExecuteAsync("DELETE FROM fetcher_sources WHERE id = @id", new { id }, tx);
            }
        },
        cancel);

    /// <summary>Returns how many are new; a known one is made due again when its listing says that it changed while it is young. Most of what a
    /// listing names is known and unchanged.</summary>
    private static async Task<int> EnterAsync(DbTransaction tx, IReadOnlyCollection<NamedItem> named)
    {
        var known = (
            await tx.Connection!.QueryAsync<KnownItem>(
                "SELECT key, stamp, CASE WHEN hint IS NULL THEN 1 ELSE 0 END AS IsUnlisted FROM fetcher_items WHERE key IN @Keys",
                new { Keys = SqlList.Of(named.Select(item => item.Key)) },
                tx
            )
        ).ToDictionary(item => item.Key);
        var added = await AddAsync(tx, [.. named.Where(item => !known.ContainsKey(item.Key)).DistinctBy(item => item.Key)]);
        await ChangeAsync(tx, [.. named.Where(item => known.TryGetValue(item.Key, out var held) && held.Stamp != item.Stamp)]);
        return added + await AdoptAsync(tx, [.. named.Where(item => known.TryGetValue(item.Key, out var held) && held.IsUnlisted == 1)]);
    }

    private static async Task<int> AddAsync(DbTransaction tx, List<NamedItem> items) => items.Count == 0 ? 0 : await tx.Connection!.ExecuteAsync(
        """
        INSERT INTO fetcher_items (key, source, url, guid, hint, stamp, depth, first_seen, published, due, visits, failures)
        VALUES (@Key, @Source, @Url, @Guid, @Hint, @Stamp, @Depth, @Now, @Published, @Now, 0, 0) ON CONFLICT (key) DO NOTHING
        """,
        items,
        tx);

    private static async Task ChangeAsync(DbTransaction tx, List<NamedItem> items)
    {
        if (items.Count == 0) return;
        await tx.Connection!.ExecuteAsync(
            "UPDATE fetcher_items SET stamp = @Stamp, hint = @Hint, due = @Now WHERE key = @Key AND source = @Source AND stamp <> @Stamp AND first_seen > @Young AND visits > 0",
            items,
            tx
        );
    }

    /// <summary>
    /// Addresses that came without a visit, from a WARC file: whoever lists one now visits it, since it may have changed,
    /// unless the listing itself says that it has not changed since it was crawled.
    /// </summary>
    private static async Task<int> AdoptAsync(DbTransaction tx, List<NamedItem> items) =>
        items.Count == 0
            ? 0
            : await tx.Connection!.ExecuteAsync(
                """
                UPDATE fetcher_items SET source = @Source, url = @Url, guid = @Guid, hint = @Hint, stamp = @Stamp, depth = @Depth, first_seen = @Now, published = @Published, due = @Now
                WHERE key = @Key AND hint IS NULL AND visits > 0 AND (@Modified IS NULL OR @Modified > first_seen)
                """,
                items,
                tx
            );

    private static Task<int> SaveAsync(DbTransaction tx, IReadOnlyCollection<ItemState> items) =>
        tx.Connection!.ExecuteAsync(
            """
            UPDATE fetcher_items SET url = @Url, hint = @Hint, stamp = @Stamp, due = @Due, visits = @Visits, failures = @Failures, etag = @Etag, last_modified = @LastModified,
                body_hash = @BodyHash, outcome = @Outcome, error = @Error WHERE key = @Key
            """,
            items,
            tx
        );

    private static Task<int> SaveAsync(DbTransaction tx, SourceState state, bool release) =>
        tx.Connection!.ExecuteAsync(
            $"""
            UPDATE fetcher_sources SET kind = @Kind, url = @Url, etag = @Etag, last_modified = @LastModified, body_hash = @BodyHash, seen = @Seen, listing_due = @ListingDue, next_due = @NextDue,
                interval_ms = @IntervalMs, asked_ms = @AskedMs, last_visit = @LastVisit, last_success = @LastSuccess, last_new = @LastNew, failures = @Failures, error = @Error, ended = @Ended
                {(release ? ", lease_owner = NULL, lease_until = 0" : "")} WHERE id = @Id AND lease_owner = @Owner
            """,
            state,
            tx
        );
}

/// <summary>What a listing names, as it is entered. Instants are Unix milliseconds.</summary>
/// <param name="Source">Whose listing.</param>
/// <param name="Named">What it says.</param>
/// <param name="Depth">0 when a listing names it, 1 when a page does.</param>
/// <param name="Now">This moment.</param>
/// <param name="Young">Items first seen after this are visited again when they change.</param>
internal sealed record NamedItem(string Source, ItemHint Named, long Depth, long Now, long Young)
{
    public string Key { get; } = ItemIdentity.KeyOf(Source, Named);

    public string Stamp { get; } = ItemIdentity.StampOf(Named);

    public string Hint => HintJson.Write(Named);

    public string? Url => Named.Url;

    public string? Guid => Named.Guid;

    public long? Published => Named.Published?.ToUnixTimeMilliseconds();

    public long? Modified => Named.Modified?.ToUnixTimeMilliseconds();
}

/// <summary>What is remembered of an item that a listing names again.</summary>
internal sealed class KnownItem
{
    public string Key { get; init; } = "";

    public string Stamp { get; init; } = "";

    /// <summary>1 when no listing named it before: a WARC file held it.</summary>
    public long IsUnlisted { get; init; }
}

/// <summary>A source is visited that nobody knows any more, or that another process took over because this one stood still for longer than its
/// lease.</summary>
internal sealed class SourceLostException(string id) : Exception($"Source '{id}' was removed or taken over by another process while it was visited.");
