using Dapper;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Ledger.Tests;

/// <summary>Writes that are committed together stay writes of their own.</summary>
public sealed class SqliteWriterTest : IAsyncLifetime
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private readonly TaskCompletionSource _held = new();
    private SqliteDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = new SqliteDatabase(_folder["state.db"]);
        await _database.WriteAsync(tx => tx.Connection!.ExecuteAsync("CREATE TABLE t (x BIGINT PRIMARY KEY)", transaction: tx), Now);
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Of_many_that_wait_the_one_that_fails_is_undone_alone()
    {
        var holding = HoldAsync();
        var good = Enumerable.Range(1, 20).Select(InsertAsync).ToList();
        var bad = _database.WriteAsync<int>(
            async tx =>
            {
                await tx.Connection!.ExecuteAsync("INSERT INTO t VALUES (100)", transaction: tx);
                throw new InvalidOperationException("this one only");
            },
            Now);
        var after = Enumerable.Range(21, 20).Select(InsertAsync).ToList();
        _held.SetResult();
        await Task.WhenAll([holding, .. good, .. after]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), await AllAsync());
    }

    [Fact]
    public async Task A_statement_that_fails_in_the_database_undoes_its_write_alone()
    {
        await InsertAsync(1);
        var holding = HoldAsync();
        var twice = InsertAsync(1);
        var other = InsertAsync(2);
        _held.SetResult();
        await Task.WhenAll(holding, other);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => twice);
        Assert.Equal([1, 2], await AllAsync());
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_is_not_written()
    {
        var holding = HoldAsync();
        using var giveUp = new CancellationTokenSource();
        var waiting = _database.WriteAsync(tx => tx.Connection!.ExecuteAsync("INSERT INTO t VALUES (1)", transaction: tx), giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _held.SetResult();
        await holding;
        await InsertAsync(2);
        Assert.Equal([2], await AllAsync());
    }

    [Fact]
    public async Task After_a_batch_that_was_lost_the_next_is_written()
    {
        var lost = _database.WriteAsync<int>(
            async tx =>
            {
                await tx.Connection!.ExecuteAsync("INSERT INTO t VALUES (1)", transaction: tx);
                // As SQLite does itself when the disk is full: the whole transaction is gone.
                await tx.Connection!.ExecuteAsync("ROLLBACK", transaction: tx);
                throw new IOException("disk full");
            },
            Now);
        await Assert.ThrowsAsync<IOException>(() => lost);
        await InsertAsync(2);
        Assert.Equal([2], await AllAsync());
    }

    [Fact]
    public async Task What_is_noted_is_written_in_its_order_between_what_is_durable()
    {
        var holding = HoldAsync();
        var all = Enumerable.Range(1, 40).Select(i => i % 3 == 0 ? InsertAsync(i) : NoteAsync(i)).ToList();
        var twice = NoteAsync(2);
        var last = NoteAsync(41);
        _held.SetResult();
        await Task.WhenAll([holding, .. all, last]);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => twice);
        Assert.Equal(Enumerable.Range(1, 41).Select(i => (long)i), await AllAsync());
        Assert.Equal(
            Enumerable.Range(1, 41).Select(i => (long)i),
            await _database.ReadAsync(c => c.QueryAsync<long>("SELECT x FROM t ORDER BY rowid"), Now)
        );
    }

    /// <summary>It may have read what others wrote, which is not in the file: whoever keeps what was read must hear of it.</summary>
    [Fact]
    public async Task A_write_that_failed_by_itself_is_told_that_its_batch_was_lost()
    {
        var holding = HoldAsync();
        var bad = _database.WriteAsync<int>(_ => throw new InvalidOperationException("this one only"), Now);
        var last = _database.WriteAsync<int>(
            async tx =>
            {
                await tx.Connection!.ExecuteAsync("ROLLBACK", transaction: tx);
                throw new IOException("disk full");
            },
            Now);
        _held.SetResult();
        await Assert.ThrowsAsync<IOException>(() => last);
        // The disk, and not the savepoint that went with the transaction.
        var told = await Assert.ThrowsAsync<IOException>(() => holding);
        Assert.Same(told, await Assert.ThrowsAnyAsync<Exception>(() => bad));
    }

    /// <summary>Keeps the writer busy, so that what comes next waits together.</summary>
    private Task HoldAsync() => _database.WriteAsync(_ => _held.Task, Now);

    private Task InsertAsync(int x) => _database.WriteAsync(tx => tx.Connection!.ExecuteAsync("INSERT INTO t VALUES (@x)", new { x }, tx), Now);

    private Task NoteAsync(int x) => _database.NoteAsync(tx => tx.Connection!.ExecuteAsync("INSERT INTO t VALUES (@x)", new { x }, tx), Now);

    private async Task<IEnumerable<long>> AllAsync() => await _database.ReadAsync(c => c.QueryAsync<long>("SELECT x FROM t ORDER BY x"), Now);
}
