using System.Data.Common;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Tests.Support;

/// <summary>A database in whose use a test does something of its own, once.</summary>
public sealed class HookedDatabase(IDatabase inner) : IDatabase
{
    private Func<Task>? _beforeWrite;
    private Func<Task>? _afterRead;

    public DatabaseKind Kind => inner.Kind;

    public void BeforeNextWrite(Func<Task> act) => _beforeWrite = act;

    public void AfterNextRead(Func<Task> act) => _afterRead = act;

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel)
    {
        var found = await inner.ReadAsync(read, cancel);
        await (Interlocked.Exchange(ref _afterRead, null)?.Invoke() ?? Task.CompletedTask);
        return found;
    }

    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel)
    {
        await (Interlocked.Exchange(ref _beforeWrite, null)?.Invoke() ?? Task.CompletedTask);
        return await inner.WriteAsync(write, cancel);
    }
}
