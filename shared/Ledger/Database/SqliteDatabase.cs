using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Ingestion.Ledger.Database;

/// <summary>One SQLite file in WAL mode: many readers, one writer at a time in and across processes.</summary>
public sealed class SqliteDatabase : IDatabase, IDisposable
{
    private readonly string _connectionString;
    private readonly string _path;
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <param name="path">The database file; its folder is made when it is missing.</param>
    /// <exception cref="DatabaseUnavailableException">The system's SQLite is missing or too old.</exception>
    public SqliteDatabase(string path)
    {
        SystemSqlite.Use();
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = _path, DefaultTimeout = 30 }.ToString();
    }

    public DatabaseKind Kind => DatabaseKind.Sqlite;

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        return await read(connection);
    }

    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel);
        try
        {
            await using var connection = await OpenAsync(cancel);
            // Not deferred: takes the write lock now, so that no later statement can fail for having read an older state.
            await using var transaction = connection.BeginTransaction(deferred: false);
            var result = await write(transaction);
            await transaction.CommitAsync(cancel);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _writer.Dispose();
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            // FULL: a commit that was reported survives a power cut, not only a killed process.
            await connection.ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
            return connection;
        }
        catch (SqliteException e)
        {
            await connection.DisposeAsync();
            throw new DatabaseUnavailableException($"The database file {_path} cannot be opened: {e.Message}. Check that the folder is writable and the disk not full.", e);
        }
    }
}
