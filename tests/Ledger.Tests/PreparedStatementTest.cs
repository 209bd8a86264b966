using Dapper;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ingestion.Ledger.Tests;

/// <summary>Statements run for their effect, again and again with other values.</summary>
public sealed class PreparedStatementTest : IAsyncLifetime
{
    private const string Insert = "INSERT INTO t (id, text, number, real, bytes) VALUES (@Id, @Text, @Number, @Real, @Bytes)";
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = new SqliteDatabase(_folder["state.db"]);
        await RunAsync("CREATE TABLE t (id BIGINT PRIMARY KEY, text TEXT NULL, number BIGINT NULL, real DOUBLE PRECISION NULL, bytes BLOB NULL)");
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Values_are_kept_as_they_are_and_none_is_left_from_the_run_before()
    {
        Row[] rows =
        [
            new(1, "Velmaria's bridge, ‘held’ — קו, 線, 🛰", long.MinValue, 0.1, [0, 1, 0, 255]),
            new(2, null, null, null, null),
            new(3, "", 0, 0, []),
            new(4, new string('é', 100_000), long.MaxValue, double.MaxValue, new byte[70_000]),
            new(5, "nul \0 inside", 1, -1, [1]),
        ];
        Assert.Equal(rows.Length, await RunAsync(Insert, rows));
        Assert.Equivalent(
            rows,
            await _database.ReadAsync(
                c => c.QueryAsync<Row>("SELECT id AS Id, text AS Text, number AS Number, real AS Real, bytes AS Bytes FROM t ORDER BY id"),
                Now
            ),
            strict: true
        );
        Assert.Equal("null", await _database.ReadAsync(c => c.ExecuteScalarAsync<string>("SELECT typeof(text) FROM t WHERE id = 2"), Now));
    }

    [Fact]
    public async Task It_says_how_many_rows_it_changed_and_that_what_changes_none_changed_none()
    {
        await RunAsync(Insert, new Row[] { new(1, "a", 1, 1, []), new(2, "b", 1, 1, []) });
        Assert.Equal(2, await RunAsync("UPDATE t SET number = @Number", new { Number = 2 }));
        Assert.Equal(0, await RunAsync("UPDATE t SET number = @Number WHERE id = @Id", new { Id = 9, Number = 2 }));
        Assert.Equal(1, await RunAsync("DELETE FROM t WHERE id = @Id", new { Id = 1 }));
        Assert.Equal(-1, await RunAsync("PRAGMA user_version"));
    }

    [Fact]
    public async Task What_failed_once_can_be_run_again()
    {
        var row = new Row(1, "a", 1, 1, []);
        await RunAsync(Insert, row);
        var twice = await Assert.ThrowsAsync<SqliteException>(() => RunAsync(Insert, row));
        Assert.Contains("t.id", twice.Message, StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync(Insert, row with { Id = 2 }));
    }

    [Fact]
    public async Task A_value_that_is_not_given_is_not_taken_for_null() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("INSERT INTO t (id, text) VALUES (@Id, @Text)", new { Id = 1 }));

    [Fact]
    public async Task Several_statements_in_one_text_are_all_run_each_time()
    {
        for (var i = 0; i < 2; i++)
            await RunAsync("INSERT INTO t (id) VALUES (@A); INSERT INTO t (id) VALUES (@B);", new { A = (10 * i) + 1, B = (10 * i) + 2 });
        Assert.Equal(4, await _database.ReadAsync(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM t"), Now));
    }

    [Fact]
    public async Task More_texts_than_are_kept_can_be_run()
    {
        for (var i = 0; i < 200; i++) await RunAsync($"INSERT INTO t (id) VALUES ({i})");
        Assert.Equal(200, await _database.ReadAsync(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM t"), Now));
    }

    private Task<int> RunAsync(string statement, object? values = null) =>
        _database.WriteAsync(tx => tx.Connection!.ExecuteAsync(statement, values, tx), Now);

    private sealed record Row(long Id, string? Text, long? Number, double? Real, byte[]? Bytes);
}
