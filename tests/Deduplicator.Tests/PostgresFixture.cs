using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Npgsql;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

/// <summary>One PostgreSQL for a class of tests.</summary>
public sealed class PostgresFixture : IDisposable
{
    private readonly PostgresServer? _server = PostgresServer.TryStart();

    public string ConnectionString => _server?.ConnectionString ?? "";

    /// <summary>A connection to empty tables; the test is skipped when there is no PostgreSQL.</summary>
    internal async Task<PostgreSqlDatabase> EmptyAsync(CancellationToken cancel)
    {
        Assert.SkipWhen(_server is null, "PostgreSQL is not installed (Debian: apt-get install postgresql): deciding in many processes was not tested.");
        await using (var source = NpgsqlDataSource.Create(ConnectionString))
        {
            await using var drop = source.CreateCommand("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
            await drop.ExecuteNonQueryAsync(cancel);
        }

        var database = new PostgreSqlDatabase(NpgsqlDataSource.Create(ConnectionString));
        await Migrator.MigrateAsync(database, [Deduplication.Storing.DeduplicatorSchema.First], TimeProvider.System, cancel);
        return database;
    }

    public void Dispose() => _server?.Dispose();
}
