using Dapper;
using Ingestion.Ledger.Database;
using Ingestion.Tests.Infrastructure;
using Xunit;

namespace Ingestion.Ledger.Tests;

/// <summary>The same tests on both databases.</summary>
public abstract class DatabaseTest : IAsyncLifetime
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private TestDatabase _test = null!;

    private IDatabase Database => _test.Database;

    public async ValueTask InitializeAsync() => _test = await OpenAsync();

    public ValueTask DisposeAsync() => _test?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected abstract Task<TestDatabase> OpenAsync();

    [Fact]
    public async Task A_write_that_throws_leaves_nothing()
    {
        await MigrateAsync(new Migration("test", 1, "CREATE TABLE t (x BIGINT)"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            async tx =>
            {
                await tx.Connection!.ExecuteAsync("INSERT INTO t VALUES (1)", transaction: tx);
                throw new InvalidOperationException();
            },
            Now));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Concurrent_writers_all_succeed()
    {
        await MigrateAsync(new Migration("test", 1, "CREATE TABLE t (x BIGINT)"));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            Database.WriteAsync(tx => tx.Connection!.ExecuteAsync("INSERT INTO t VALUES (@i)", new { i }, tx), Now))));
        Assert.Equal(50, await CountAsync());
    }

    [Fact]
    public async Task Steps_are_applied_once_and_a_newer_database_is_refused()
    {
        Migration first = new("test", 1, "CREATE TABLE t (x BIGINT)");
        await MigrateAsync(first);
        await MigrateAsync(first, new Migration("test", 2, "INSERT INTO t VALUES (1)"));
        await MigrateAsync(first, new Migration("test", 2, "INSERT INTO t VALUES (1)"));
        Assert.Equal(1, await CountAsync());
        var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => MigrateAsync(first));
        Assert.Contains("newer than this program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_step_names_itself_and_leaves_nothing()
    {
        var failed = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => MigrateAsync(
            new Migration("test", 1, "CREATE TABLE t (x BIGINT)"), new Migration("test", 2, "CREATE NONSENSE")));
        Assert.Contains("Step 2 of the test tables", failed.Message, StringComparison.Ordinal);
        await MigrateAsync(new Migration("test", 1, "CREATE TABLE t (x BIGINT)"));
    }

    private Task MigrateAsync(params Migration[] steps) => Migrator.MigrateAsync(Database, steps, TimeProvider.System, Now);

    private Task<long> CountAsync() => Database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM t"), Now);
}

public sealed class SqliteDatabaseTest : DatabaseTest
{
    protected override Task<TestDatabase> OpenAsync() => Task.FromResult(TestDatabase.Sqlite());
}

public sealed class PostgreSqlDatabaseTest : DatabaseTest
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgreSqlAsync();
}
