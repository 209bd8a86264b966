using System.Data.Common;
using System.Runtime.ExceptionServices;

namespace Ingestion.Ledger.Database;

/// <summary>Something that waits for its turn to be written.</summary>
/// <param name="isDurable">Whether it must survive a power cut.</param>
internal abstract class SqliteWrite(bool isDurable)
{
    public bool IsDurable { get; } = isDurable;

    /// <returns>False when whoever asked for it has given up.</returns>
    public abstract bool TryBegin();

    /// <summary>Runs it inside the batch's transaction; when it fails by itself, it alone is undone.</summary>
    public abstract Task RunAsync(DbTransaction transaction);

    /// <summary>The batch is durable: tells what came of this write.</summary>
    public abstract void Succeed();

    /// <summary>The batch is not in the file.</summary>
    public abstract void Fail(Exception reason);
}

/// <param name="write">What is to be done inside the transaction.</param>
/// <param name="isDurable">Whether it must survive a power cut.</param>
internal sealed class SqliteWrite<T>(Func<DbTransaction, Task<T>> write, bool isDurable) : SqliteWrite(isDurable)
{
    private const int Waiting = 0, Begun = 1, GivenUp = 2;

    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;
    private T? _value;
    private Exception? _failure;
    private bool _isUndone;

    public Task<T> Result => _result.Task;

    /// <summary>Leaves the queue; what has begun goes on to its end.</summary>
    public void GiveUp(CancellationToken cancel)
    {
        if (Interlocked.CompareExchange(ref _state, GivenUp, Waiting) == Waiting) _result.SetCanceled(cancel);
    }

    public override bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    public override async Task RunAsync(DbTransaction transaction)
    {
        Run(transaction, "SAVEPOINT one_write");
        try
        {
            _value = await write(transaction);
            Run(transaction, "RELEASE one_write");
        }
        catch (Exception e)
        {
            _failure = e;
            Undo(transaction, e);
            _isUndone = true;
        }
    }

    /// <summary>Where nothing can be undone, SQLite has ended the whole transaction, as it does when the disk is full: then the failure is
    /// everybody's reason, not that no savepoint was left.</summary>
    private static void Undo(DbTransaction transaction, Exception failure)
    {
        try
        {
            Run(transaction, "ROLLBACK TO one_write");
            Run(transaction, "RELEASE one_write");
        }
        catch
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private static void Run(DbTransaction transaction, string statement) => ((PreparedConnection)transaction.Connection!).Run(statement, []);

    public override void Succeed()
    {
        if (_failure is null) _result.SetResult(_value!);
        else _result.SetException(_failure);
    }

    /// <summary>What had failed by itself and was undone is lost with the batch like any other: what it had read of others is not in the
    /// file.</summary>
    public override void Fail(Exception reason) => _result.SetException(_isUndone ? reason : _failure ?? reason);
}
