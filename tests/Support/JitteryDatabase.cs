using System.Data.Common;
using Ingestion.Ledger.Database;

namespace Ingestion.Tests;

/// <summary>A database whose every step takes a while, drawn from a seed, so that consumers meet in every order.</summary>
public sealed class JitteryDatabase(IDatabase inner, int seed) : IDatabase
{
    private readonly Random _random = new(seed);

    public DatabaseKind Kind => inner.Kind;

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel) => inner.ReadAsync(read, cancel);

    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel)
    {
        await LingerAsync(cancel);
        return await inner.WriteAsync(
            async transaction =>
            {
                var result = await write(transaction);
                await LingerAsync(cancel);
                return result;
            },
            cancel);
    }

    private Task LingerAsync(CancellationToken cancel)
    {
        int milliseconds;
        lock (_random) milliseconds = _random.Next(6);
        return milliseconds > 3 ? Task.CompletedTask : Task.Delay(milliseconds, cancel);
    }
}
