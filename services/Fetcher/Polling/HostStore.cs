using Dapper;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Polling;

/// <summary>What is remembered of a host. Instants are Unix milliseconds.</summary>
internal sealed class HostState
{
    public required string Host { get; init; }

    /// <summary>Its robots.txt; null when it was never had, empty when there is none.</summary>
    public string? Robots { get; init; }

    public long RobotsUntil { get; init; }

    /// <summary>When robots.txt began to be unreachable; null while it is not.</summary>
    public long? RobotsFailingSince { get; init; }

    /// <summary>No request before.</summary>
    public long NextFree { get; init; }

    /// <summary>No request before, because the host said so.</summary>
    public long HeldUntil { get; init; }
}

/// <summary>One row a host, shared by every fetcher process: whose turn it is, and what its robots.txt says.</summary>
internal sealed class HostStore(IDatabase database)
{
    public static Migration Migration { get; } =
        new(
            "fetcher",
            2,
            """
            CREATE TABLE fetcher_hosts (
                host TEXT NOT NULL PRIMARY KEY, robots TEXT NULL, robots_until BIGINT NOT NULL, robots_failing_since BIGINT NULL, next_free BIGINT NOT NULL, held_until BIGINT NOT NULL);
            """
        );

    public Task<HostState?> FindAsync(string host, CancellationToken cancel) =>
        database.ReadAsync(
            c =>
                c.QueryFirstOrDefaultAsync<HostState>(
                    "SELECT host, robots, robots_until AS RobotsUntil, robots_failing_since AS RobotsFailingSince, next_free AS NextFree, held_until AS HeldUntil FROM fetcher_hosts WHERE host = @host",
                    new { host }
                ),
            cancel
        );

    /// <summary>Takes the host's turn until <paramref name="until"/>, or until <see cref="FreeAsync"/>; false when it is another's.</summary>
    public async Task<bool> TakeAsync(string host, long now, long until, CancellationToken cancel) => await database.NoteAsync(
        tx => tx.Connection!.ExecuteAsync(
            """
            INSERT INTO fetcher_hosts (host, robots_until, next_free, held_until) VALUES (@host, 0, @until, 0)
            ON CONFLICT (host) DO UPDATE SET next_free = excluded.next_free WHERE fetcher_hosts.next_free <= @now AND fetcher_hosts.held_until <= @now
            """,
            new { host, now, until },
            tx),
        cancel) > 0;

    public Task FreeAsync(string host, long next, CancellationToken cancel) => database.NoteAsync(
        tx => tx.Connection!.ExecuteAsync("UPDATE fetcher_hosts SET next_free = @next WHERE host = @host", new { host, next }, tx), cancel);

    public Task HoldAsync(string host, long until, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO fetcher_hosts (host, robots_until, next_free, held_until) VALUES (@host, 0, 0, @until)
                    ON CONFLICT (host) DO UPDATE SET held_until = CASE WHEN fetcher_hosts.held_until > excluded.held_until THEN fetcher_hosts.held_until ELSE excluded.held_until END
                    """,
                    new { host, until },
                    tx
                ),
            cancel
        );

    public Task SaveRobotsAsync(string host, string? robots, long until, long? failingSince, CancellationToken cancel) =>
        database.NoteAsync(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO fetcher_hosts (host, robots, robots_until, robots_failing_since, next_free, held_until) VALUES (@host, @robots, @until, @failingSince, 0, 0)
                    ON CONFLICT (host) DO UPDATE SET robots = excluded.robots, robots_until = excluded.robots_until, robots_failing_since = excluded.robots_failing_since
                    """,
                    new
                    {
                        host,
                        robots,
                        until,
                        failingSince,
                    },
                    tx
                ),
            cancel
        );
}
