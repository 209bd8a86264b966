using System.Data.Common;
using Npgsql;

namespace Ingestion.Ledger.Database;

/// <summary>A PostgreSQL database shared by every service.</summary>
public sealed class PostgreSqlDatabase(NpgsqlDataSource source) : IDatabase, IAsyncDisposable
{
    private const int MaxTries = 10;

    /// <summary>Statements that a connection keeps prepared, so that they are not parsed and planned anew each time.</summary>
    private const int PreparedStatements = 200;

    /// <summary>
    /// A database that keeps its statements prepared, unless the connection string says otherwise (<c>Max Auto Prepare=0</c> behind a pooler of
    /// transactions).
    /// A connection is handed on as it was left, without the statements that would clear its session: nothing here is set, locked or
    /// created for longer than a transaction.
    /// </summary>
    public static PostgreSqlDatabase Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        if (!connectionString.Replace(" ", "", StringComparison.Ordinal).Contains("AutoPrepare", StringComparison.OrdinalIgnoreCase))
            settings.MaxAutoPrepare = PreparedStatements;
        return new PostgreSqlDatabase(new NpgsqlDataSourceBuilder(settings.ConnectionString).Build());
    }

    public DatabaseKind Kind => DatabaseKind.PostgreSql;

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            await using var connection = await OpenAsync(cancel);
            return await read(connection);
        }
        catch (NpgsqlException e) when (IsAway(e))
        {
            throw Away(e);
        }
    }

    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await OpenAsync(cancel);
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                var result = await write(transaction);
                await transaction.CommitAsync(cancel);
                return result;
            }
            catch (PostgresException conflict) when (IsConflict(conflict) && attempt < MaxTries)
            {
                // Another transaction won; ours left no trace and is run again from its start.
            }
            catch (NpgsqlException e) when (IsAway(e))
            {
                throw Away(e);
            }
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static bool IsConflict(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        try
        {
            return await source.OpenConnectionAsync(cancel);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw Away(e);
        }
    }

    /// <summary>The connection broke, or the server is shutting down, starting or out of resources: nothing about the statement.</summary>
    private static bool IsAway(NpgsqlException e) =>
        e is not PostgresException { SqlState: var state }
        || state.StartsWith("08", StringComparison.Ordinal)
        || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57P", StringComparison.Ordinal);

    private static DatabaseUnavailableException Away(Exception e) =>
        new(
            $"PostgreSQL cannot be reached with Ledger:ConnectionString: {e.Message.TrimEnd('.')}. Check that it runs, and host, port, user, password and database name.",
            e
        );
}
