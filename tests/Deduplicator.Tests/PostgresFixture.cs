using Ingestion.Ledger.Database;
using Ingestion.Tests.Infrastructure;

namespace Ingestion.Deduplicator.Tests;

/// <summary>Empty databases for a class of tests, on the PostgreSQL that all share.</summary>
public sealed class PostgresFixture
{
    /// <summary>Of the newest database.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>A connection to empty tables; the test is skipped when there is no PostgreSQL.</summary>
    internal async Task<PostgreSqlDatabase> EmptyAsync(CancellationToken cancel)
    {
        ConnectionString = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        var database = PostgreSqlDatabase.Open(ConnectionString);
        await Migrator.MigrateAsync(database, Deduplication.Storing.DeduplicatorSchema.Migrations, TimeProvider.System, cancel);
        return database;
    }
}
