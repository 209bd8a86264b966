using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ingestion.Ledger.Database;

/// <summary>
/// One SQLite file in WAL mode: many readers, one writer at a time in and across processes. What wants to write at the same
/// moment is committed together, since a commit waits for the disk and a statement does not.
/// </summary>
public sealed class SqliteDatabase : IDatabase, IDisposable
{
    private const int MostIdleReaders = 8;

    /// <summary>SQLITE_FULL, and SQLITE_IOERR.</summary>
    private const int Full = 13, FailingDisk = 10;

    /// <summary>With another process that writes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The writer's memory holds the parts of the file that are written again and again, 16 megabytes of them; what is in the log goes into the
    /// file at 16 megabytes too, and not each time that a part changed.
    /// </summary>
    private const string WriterSettings =
        "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4096;";

    private readonly string _connectionString;
    private readonly string _path;
    private readonly SqliteWriter _writer;

    /// <summary>Open and idle, with their statements prepared.</summary>
    private readonly ConcurrentStack<PreparedConnection> _readers = new();
    private volatile bool _isDisposed;

    /// <param name="path">The database file; its folder is made when it is missing.</param>
    /// <exception cref="DatabaseUnavailableException">The system's SQLite is missing or too old.</exception>
    public SqliteDatabase(string path)
    {
        SystemSqlite.Use();
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = _path, DefaultTimeout = (int)Patience.TotalSeconds }.ToString();
        _writer = new SqliteWriter(OpenWriterAsync);
    }

    public DatabaseKind Kind => DatabaseKind.Sqlite;

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel)
    {
        if (!_readers.TryPop(out PreparedConnection? connection)) connection = await OpenAsync("", cancel);
        try
        {
            var found = await read(connection);
            Return(ref connection);
            return found;
        }
        finally
        {
            if (connection is not null) await connection.DisposeAsync();
            // Whoever was still reading then lets go of the file last.
            if (_isDisposed) CloseReaders();
        }
    }

    public Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel) => WriteAsync(write, isDurable: true, cancel);

    public Task<T> NoteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel) => WriteAsync(write, isDurable: false, cancel);

    private async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, bool isDurable, CancellationToken cancel)
    {
        try
        {
            return await _writer.WriteAsync(write, isDurable, cancel);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Full or FailingDisk)
        {
            throw new DatabaseUnavailableException(
                $"The database file {_path} cannot be written: {e.Message} Free space on its disk; what waits goes on by itself then.",
                e
            );
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _isDisposed = true;
        CloseReaders();
    }

    private void CloseReaders()
    {
        while (_readers.TryPop(out var reader)) reader.Dispose();
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Keeps it for the next read, unless there are enough.</summary>
    private void Return(ref PreparedConnection? connection)
    {
        if (_readers.Count >= MostIdleReaders) return;
        _readers.Push(connection!);
        connection = null;
    }

    /// <summary>How much of a commit survives a power cut, its writer says for each.</summary>
    private Task<PreparedConnection> OpenWriterAsync() => OpenAsync(WriterSettings, CancellationToken.None);

    private async Task<PreparedConnection> OpenAsync(string settings, CancellationToken cancel)
    {
        var connection = new PreparedConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            _ = raw.sqlite3_busy_timeout(connection.Handle, (int)Patience.TotalMilliseconds);
            if (settings.Length > 0) await connection.ExecuteAsync(settings);
            return connection;
        }
        catch (SqliteException e)
        {
            await connection.DisposeAsync();
            throw new DatabaseUnavailableException(
                $"The database file {_path} cannot be opened: {e.Message}. Check that the folder is writable and the disk not full.",
                e
            );
        }
    }
}
