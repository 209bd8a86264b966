using System.Threading.Channels;
using Ingestion.Ledger;
using Microsoft.Extensions.Logging;

namespace Ingestion.Pipeline.Bus;

/// <summary>
/// Records what the broker has confirmed, whatever waits in one write, behind the publishers' backs: what is lost of it with
/// the process, or with the database, is only published once more.
/// </summary>
public sealed partial class Confirmations(ILedger ledger, ILogger<Confirmations> log) : IAsyncDisposable
{
    /// <summary>Rows that one write holds locked at most.</summary>
    private const int MostInOneWrite = 2_000;

    /// <summary>Between two writes: each is a flush to the disk that the broker may be flushing to as well.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Channel<Entry> _waiting = Channel.CreateBounded<Entry>(new BoundedChannelOptions(10_000) { SingleReader = true });
    private readonly Lock _starting = new();
    private Task? _loop;
    private Exception? _failure;

    /// <summary>Returns when the confirmation is in line; that is at once, unless the database has fallen far behind.</summary>
    public ValueTask AddAsync(Confirmation confirmation, CancellationToken cancel) => PutAsync(new(confirmation, null), cancel);

    /// <summary>Returns when everything added before has been written.</summary>
    /// <exception cref="OutageException">Some of it could not be and is owed again.</exception>
    public async Task RecordedAsync(CancellationToken cancel)
    {
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await PutAsync(new(null, passed), cancel);
        await passed.Task.WaitAsync(cancel);
    }

    /// <summary>Ends when everything that waits is written.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_loop is not null) await _loop;
    }

    private ValueTask PutAsync(Entry entry, CancellationToken cancel)
    {
        lock (_starting) _loop ??= Task.Run(LoopAsync, CancellationToken.None);
        return _waiting.Writer.WriteAsync(entry, cancel);
    }

    private async Task LoopAsync()
    {
        var batch = new List<Entry>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostInOneWrite && _waiting.Reader.TryRead(out var entry)) batch.Add(entry);
            await RecordAsync([.. batch.Select(entry => entry.Confirmation).OfType<Confirmation>()]);
            Tell([.. batch.Select(entry => entry.Passed).OfType<TaskCompletionSource>()]);
            batch.Clear();
            await Task.Delay(Pause);
        }
    }

    private async Task RecordAsync(List<Confirmation> confirmations)
    {
        if (confirmations.Count == 0) return;
        try
        {
            await ledger.ConfirmAsync(confirmations, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Whatever it was, the next ones are to be recorded.
            _failure = e;
            LogGivenUp(log, confirmations.Count, e.Message);
        }
    }

    /// <summary>All who wait at this moment are told of a failure: it may be the confirmation of any of them that was lost.</summary>
    private void Tell(List<TaskCompletionSource> waiting)
    {
        foreach (var passed in waiting)
        {
            if (_failure is null) passed.SetResult();
            else passed.SetException(new OutageException($"The ledger did not record what the broker confirmed: {_failure.Message}", _failure));
        }

        if (waiting.Count > 0) _failure = null;
    }

    private sealed record Entry(Confirmation? Confirmation, TaskCompletionSource? Passed);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} confirmations of the broker were not recorded and their messages are published again: {Reason}"
    )]
    private static partial void LogGivenUp(ILogger log, int count, string reason);
}
