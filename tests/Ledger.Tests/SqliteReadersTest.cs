using System.Data;
using System.Data.Common;
using Dapper;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Ledger.Tests;

/// <summary>Connections and statements that are kept for the next read.</summary>
public sealed class SqliteReadersTest : IAsyncLifetime
{
    private const string All = "SELECT * FROM t ORDER BY x";
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = new SqliteDatabase(_folder["state.db"]);
        await _database.WriteAsync(
            tx => tx.Connection!.ExecuteAsync("CREATE TABLE t (x BIGINT PRIMARY KEY); INSERT INTO t VALUES (1), (2), (3)", transaction: tx),
            Now
        );
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_was_read_half_way_is_read_from_its_start_by_the_next_and_as_it_is_then()
    {
        await _database.ReadAsync(
            async connection =>
            {
                var command = connection.CreateCommand();
                command.CommandText = All;
                var reader = await command.ExecuteReaderAsync(Now);
                Assert.True(await reader.ReadAsync(Now));
                await command.DisposeAsync();
                return 0;
            },
            Now);
        await _database.WriteAsync(tx => tx.Connection!.ExecuteAsync("INSERT INTO t VALUES (4)", transaction: tx), Now);
        Assert.Equal([1, 2, 3, 4], await _database.ReadAsync(c => c.QueryAsync<long>(All), Now));
    }

    [Fact]
    public async Task What_is_still_being_read_when_the_database_is_closed_lets_go_of_the_file_at_its_end()
    {
        var (begun, going) = (new TaskCompletionSource<DbConnection>(), new TaskCompletionSource());
        var reading = _database.ReadAsync(
            async connection =>
            {
                begun.SetResult(connection);
                await going.Task;
                return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM t");
            },
            Now);
        var used = await begun.Task;
        _database.Dispose();
        going.SetResult();
        Assert.Equal(3, await reading);
        Assert.Equal(ConnectionState.Closed, used.State);
    }

    [Fact]
    public async Task After_another_process_changed_the_tables_a_kept_statement_reads_them_as_they_are()
    {
        Assert.Equal(1, await ColumnsAsync());
        using (var other = new SqliteDatabase(_folder["state.db"]))
            await other.WriteAsync(tx => tx.Connection!.ExecuteAsync("ALTER TABLE t ADD COLUMN y BIGINT NOT NULL DEFAULT 7", transaction: tx), Now);
        Assert.Equal(2, await ColumnsAsync());
    }

    private Task<int> ColumnsAsync() => _database.ReadAsync(async c => ((IDictionary<string, object>)(await c.QueryAsync(All)).First()).Count, Now);
}
