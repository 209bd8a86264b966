using System.Data.Common;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Ingestion.Ledger.Database;

/// <summary>
/// The one writer of a SQLite file in this process: a loop that runs what waits, each behind a savepoint of its own, and
/// commits all of it at once. A write is told of its end only after the commit.
/// </summary>
/// <param name="open">Opens the connection that is kept for writing.</param>
internal sealed class SqliteWriter(Func<Task<PreparedConnection>> open) : IDisposable
{
    /// <summary>Nobody waits for the writes of others much longer than this; most batches end because nothing more waits.</summary>
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(3);

    /// <summary>As long as those who wait for their write; each of them holds one.</summary>
    private readonly Channel<SqliteWrite> _waiting = Channel.CreateUnbounded<SqliteWrite>(new() { SingleReader = true });
    private readonly Lock _starting = new();
    private PreparedConnection? _connection;
    private bool? _isDurable;
    private Task? _loop;

    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, bool isDurable, CancellationToken cancel)
    {
        var waiting = new SqliteWrite<T>(write, isDurable);
        lock (_starting) _loop ??= Task.Run(LoopAsync, CancellationToken.None);
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(waiting), this);
        await using var giveUp = cancel.Register(() => waiting.GiveUp(cancel));
        return await waiting.Result;
    }

    /// <summary>Ends when everything that waits is written.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _loop?.Wait();
        _connection?.Dispose();
    }

    private async Task LoopAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var batch = new List<SqliteWrite>();
            try
            {
                await RunAsync(batch);
                foreach (var write in batch) write.Succeed();
            }
            catch (Exception e)
            {
                // Nothing of it is in the file. What broke the connection is not to break the next batch.
                foreach (var write in batch) write.Fail(e);
                await CloseAsync();
            }
        }
    }

    private async Task CloseAsync()
    {
        try
        {
            if (_connection is not null) await _connection.DisposeAsync();
        }
        catch (SqliteException)
        {
            // It is given up all the same: who waits for a write must not wait for ever.
        }

        _connection = null;
    }

    /// <param name="batch">What was taken from those that wait, also when this fails.</param>
    private async Task RunAsync(List<SqliteWrite> batch)
    {
        if (!TryTake(batch)) return;
        var isDurable = batch[0].IsDurable;
        await PrepareAsync(isDurable);
        // What waits for no disk would be committed one by one, each with the pages of the file that it shares with the next.
        if (!isDurable && !_waiting.Reader.TryPeek(out _)) await Task.Delay(Gathering);
        // Not deferred: takes the write lock now, so that no later statement can fail for having read an older state.
        var transaction = _connection!.BeginTransaction(deferred: false);
        try
        {
            var start = Stopwatch.GetTimestamp();
            do await batch[^1].RunAsync(transaction);
            while (Stopwatch.GetElapsedTime(start) < LongestBatch && TryTake(batch, mayWaitForDisk: isDurable));
            await transaction.CommitAsync();
        }
        catch (Exception e)
        {
            await UndoAsync(transaction);
            ExceptionDispatchInfo.Throw(e);
        }

        await transaction.DisposeAsync();
    }

    /// <summary>FULL: what is committed survives a power cut, not only a killed process. NORMAL waits for no disk; the next that does brings it there
    /// too.</summary>
    private async Task PrepareAsync(bool isDurable)
    {
        if (_connection is null) (_connection, _isDurable) = (await open(), null);
        if (_isDurable == isDurable) return;
        await _connection.ExecuteAsync(isDurable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        _isDurable = isDurable;
    }

    /// <summary>
    /// SQLite ends a transaction by itself when the disk is full. The provider does not always hear of it, and neither ends such a
    /// transaction nor closes its connection: it gets one to end.
    /// </summary>
    private static async Task UndoAsync(SqliteTransaction transaction)
    {
        try
        {
            await transaction.DisposeAsync();
        }
        catch (SqliteException)
        {
            try
            {
                if (transaction.Connection is { } connection) await connection.ExecuteAsync("BEGIN TRANSACTION", transaction: transaction);
                await transaction.DisposeAsync();
            }
            catch (SqliteException)
            {
                // Why the batch failed is told, not this.
            }
        }
    }

    /// <param name="batch">Takes it.</param>
    /// <param name="mayWaitForDisk">False to leave what is to be durable to the next batch.</param>
    private bool TryTake(List<SqliteWrite> batch, bool mayWaitForDisk = true)
    {
        while (_waiting.Reader.TryPeek(out var next) && (mayWaitForDisk || !next.IsDurable) && _waiting.Reader.TryRead(out var write))
        {
            if (!write.TryBegin()) continue;
            batch.Add(write);
            return true;
        }

        return false;
    }
}
