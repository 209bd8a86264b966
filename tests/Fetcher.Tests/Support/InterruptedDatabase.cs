using System.Data.Common;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Tests.Support;

/// <summary>A database that is away while a test says so.</summary>
public sealed class InterruptedDatabase(IDatabase inner) : IDatabase
{
    private int _refusals;

    public bool IsAway { get; set; }

    /// <summary>Reads and writes that found it away.</summary>
    public int Refusals => _refusals;

    public DatabaseKind Kind => inner.Kind;

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel) => IsAway ? throw Away() : inner.ReadAsync(read, cancel);

    public Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel) =>
        IsAway ? throw Away() : inner.WriteAsync(write, cancel);

    private DatabaseUnavailableException Away()
    {
        Interlocked.Increment(ref _refusals);
        return new DatabaseUnavailableException("The database is away, as the test wants it.");
    }
}
