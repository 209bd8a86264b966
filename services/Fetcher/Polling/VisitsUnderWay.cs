using System.Collections.Concurrent;

namespace Ingestion.Fetcher.Polling;

/// <summary>The visits that this process makes now, one a source at most.</summary>
internal sealed class VisitsUnderWay
{
    private readonly ConcurrentDictionary<string, Task> _visits = new();

    public int Count => _visits.Count;

    /// <summary>The sources that are being visited at this moment.</summary>
    public IReadOnlyCollection<string> Sources => [.. _visits.Keys];

    /// <summary>Begins a visit, unless the source is being visited.</summary>
    public void Start(string source, Func<Task> visit)
    {
        // Entered before it begins: a visit that ends at once must find its entry to remove it.
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_visits.TryAdd(source, RunAsync(source, begin.Task, visit))) begin.SetResult();
    }

    /// <summary>Completes when every visit of this moment has ended.</summary>
    public Task WhenEndedAsync() => Task.WhenAll(_visits.Values);

    private async Task RunAsync(string source, Task begin, Func<Task> visit)
    {
        await begin;
        try
        {
            await visit();
        }
        finally
        {
            _visits.TryRemove(source, out _);
        }
    }
}
