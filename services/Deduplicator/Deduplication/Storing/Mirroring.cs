using Dapper;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Builds the index in memory before the first decision, and anew after the database was away.</summary>
internal sealed class Mirroring(IDatabase database, Statements statements, DeduplicationOptions options)
{
    private const int Page = 5000;

    private readonly Lock _gate = new();
    private Task<Mirror>? _mirror;

    /// <summary>The index, which is built once for all who ask.</summary>
    public async Task<Mirror> CurrentAsync()
    {
        Task<Mirror> mirror;
        lock (_gate) mirror = _mirror ??= Task.Run(BuildAsync);
        try
        {
            return await mirror;
        }
        catch
        {
            Forget(mirror);
            throw;
        }
    }

    /// <summary>What is in memory may not be what is filed: a commit failed, or another server answers. Whoever else says so of the same is too
    /// late.</summary>
    public void Forget(Mirror doubtful)
    {
        lock (_gate)
        {
            if (_mirror is { IsCompletedSuccessfully: true } built && built.Result == doubtful) _mirror = null;
        }
    }

    private void Forget(Task<Mirror> failed)
    {
        lock (_gate)
        {
            if (_mirror == failed) _mirror = null;
        }
    }

    private async Task<Mirror> BuildAsync()
    {
        if (statements.Settle is { } settle)
            await database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(settle, transaction: transaction), CancellationToken.None);
        var mirror = new Mirror(options);
        var seen = Snapshot.Parse(
            (await database.ReadAsync(connection => connection.ExecuteScalarAsync<string>(statements.Now), CancellationToken.None))!
        );
        var last = new HeadRow { Number = long.MinValue, Fetched = long.MinValue };
        while (await PageAsync(last) is { Count: > 0 } rows)
        {
            mirror.Fill(rows, seen);
            last = rows[^1];
        }

        mirror.Fill([], seen);
        return mirror;
    }

    private Task<List<HeadRow>> PageAsync(HeadRow after) =>
        database.ReadAsync(
            async connection =>
                (
                    await connection.QueryAsync<HeadRow>(
                        Statements.Heads,
                        new
                        {
                            after.Fetched,
                            after.Number,
                            Most = Page,
                        }
                    )
                ).AsList(),
            CancellationToken.None
        );
}
