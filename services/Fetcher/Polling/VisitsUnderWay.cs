using System.Collections.Concurrent;

namespace Ingestion.Fetcher.Polling;

/// <summary>The visits that this process makes now, one a source at most.</summary>
internal sealed class VisitsUnderWay
{
    private readonly ConcurrentDictionary<string, Visit> _visits = new();

    public int Count => _visits.Count;

    /// <summary>The sources that are being visited at this moment.</summary>
    public IReadOnlyCollection<string> Sources => [.. _visits.Keys];

    /// <summary>Begins a visit, unless the source is being visited.</summary>
    /// <param name="source">Its id.</param>
    /// <param name="visit">Ends early when its token is cancelled: the process stops, or the source is to be left alone.</param>
    /// <param name="stop">The process stops.</param>
    public void Start(string source, Func<CancellationToken, Task> visit, CancellationToken stop)
    {
        // Entered before it begins: a visit that ends at once must find its entry to remove it.
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (_visits.TryAdd(source, new Visit(RunAsync(source, begin.Task, visit, end), end))) begin.SetResult();
        else end.Dispose();
    }

    /// <summary>Completes when every visit of this moment has ended.</summary>
    public Task WhenEndedAsync() => Task.WhenAll(_visits.Values.Select(visit => visit.Run));

    /// <summary>Ends the visits to these sources; completes when they have.</summary>
    public async Task EndAsync(IReadOnlyCollection<string> sources)
    {
        foreach (var source in sources)
        {
            if (!_visits.TryGetValue(source, out var visit)) continue;
            visit.Cancel();
            await visit.Run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync(string source, Task begin, Func<CancellationToken, Task> visit, CancellationTokenSource end)
    {
        await begin;
        try
        {
            await visit(end.Token);
        }
        finally
        {
            _visits.TryRemove(source, out _);
            end.Dispose();
        }
    }

    private sealed record Visit(Task Run, CancellationTokenSource End)
    {
        public void Cancel()
        {
            try
            {
                End.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended by itself at the same moment.
            }
        }
    }
}
