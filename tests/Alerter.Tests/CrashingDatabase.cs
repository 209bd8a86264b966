using System.Data.Common;
using Ingestion.Ledger.Database;

namespace Ingestion.Alerter.Tests;

/// <summary>What a killed process looks like from inside: nothing after it happens.</summary>
internal sealed class CrashException : Exception;

/// <summary>Counts steps between effects, and stops the world at one of them.</summary>
internal sealed class CrashPoint(int at)
{
    private int _steps;

    public int Steps => _steps;

    public void Step()
    {
        if (_steps++ == at) throw new CrashException();
    }
}

/// <summary>A database whose user may die before a transaction, before its commit, and after it.</summary>
internal sealed class CrashingDatabase(IDatabase inner, CrashPoint point) : IDatabase
{
    public DatabaseKind Kind => inner.Kind;

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel) => inner.ReadAsync(read, cancel);

    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel)
    {
        point.Step();
        var result = await inner.WriteAsync(
            async transaction =>
            {
                var uncommitted = await write(transaction);
                point.Step();
                return uncommitted;
            },
            cancel);
        point.Step();
        return result;
    }
}
