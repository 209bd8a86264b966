using Ingestion.Ledger.Database;

namespace Ingestion.Tests.Infrastructure;

/// <summary>An empty database of one test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;

    private TestDatabase(IDatabase database, TemporaryFolder? folder) => (Database, _folder) = (database, folder);

    public IDatabase Database { get; }

    public static TestDatabase Sqlite()
    {
        var folder = new TemporaryFolder();
        return new(new SqliteDatabase(folder["state.db"]), folder);
    }

    /// <summary>On the shared server; skips the test where PostgreSQL is not installed.</summary>
    public static async Task<TestDatabase> PostgreSqlAsync()
    {
        var server = await PostgreSqlServer.SharedAsync();
        return new(PostgreSqlDatabase.Open(await server.CreateDatabaseAsync()), null);
    }

    public async ValueTask DisposeAsync()
    {
        if (Database is IAsyncDisposable server) await server.DisposeAsync();
        if (Database is IDisposable file) file.Dispose();
        _folder?.Dispose();
    }
}
