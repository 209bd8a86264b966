using System.Data.Common;

namespace Ingestion.Ledger.Database;

/// <summary>
/// The one relational store of the product: SQLite in one process, PostgreSQL for many. Statements are written once, in the
/// dialect both share (<c>ON CONFLICT</c>, <c>RETURNING</c>, named parameters <c>@x</c>); columns are <c>TEXT</c>, <c>BIGINT</c>
/// (also for booleans, 0 or 1, and instants, Unix milliseconds), <c>DOUBLE PRECISION</c> and <c>{blob}</c>.
/// </summary>
public interface IDatabase
{
    DatabaseKind Kind { get; }

    /// <summary>Runs <paramref name="read"/> on a connection of its own, outside any write.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached; says which, why and what to do.</exception>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel);

    /// <summary>
    /// Runs <paramref name="write"/> in one transaction that is durable when this returns, and undone when it throws.
    /// On a conflict with another writer it is run again from its start, so it must have no effect but in the database.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached; says which, why and what to do.</exception>
    Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel);

    /// <summary>
    /// As <see cref="WriteAsync{T}"/>, for what may be lost without harm: it survives the end of this process, a kill too, but a
    /// power cut may take it back, and then all that was noted after it as well. What is written durably later is never kept without it.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached; says which, why and what to do.</exception>
    Task<T> NoteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel) => WriteAsync(write, cancel);
}

public enum DatabaseKind { Sqlite, PostgreSql }

/// <summary>The database cannot be used now. The message names the setting, the reason and the remedy.</summary>
public sealed class DatabaseUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

public static class DatabaseExtensions
{
    /// <summary>As <see cref="IDatabase.WriteAsync{T}"/>, without a result.</summary>
    public static Task WriteAsync(this IDatabase database, Func<DbTransaction, Task> write, CancellationToken cancel) =>
        database.WriteAsync(WithoutResult(write), cancel);

    /// <summary>As <see cref="IDatabase.NoteAsync{T}"/>, without a result.</summary>
    public static Task NoteAsync(this IDatabase database, Func<DbTransaction, Task> write, CancellationToken cancel) =>
        database.NoteAsync(WithoutResult(write), cancel);

    private static Func<DbTransaction, Task<object?>> WithoutResult(Func<DbTransaction, Task> write) => async transaction =>
    {
        await write(transaction);
        return null;
    };
}
