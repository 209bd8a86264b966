using System.Threading.Channels;
using Ingestion.Pipeline;
using Ingestion.Search;

namespace Ingestion.Indexer.Writing;

/// <summary>
/// Joins the writes of all consumers into bulk writes. A bulk goes out as soon as the one before it is done, so it grows
/// with the load and nobody waits when there is none. Each caller gets the result of its own write.
/// </summary>
internal sealed class BulkWriter(IArticleIndex index) : BackgroundService
{
    private const int MaxWrites = 500;

    /// <summary>Bounds memory: callers wait, and with them the queue.</summary>
    private const int MaxWaiting = 2_000;

    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    /// <exception cref="OutageException">The index is away; nothing is known of the write.</exception>
    public async Task<WriteResult> WriteAsync(IndexWrite write, CancellationToken cancel)
    {
        var waiting = new Waiting(write, new TaskCompletionSource<WriteResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _queue.Writer.WriteAsync(waiting, cancel);
        return await waiting.Done.Task.WaitAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _queue.Reader.WaitToReadAsync(stoppingToken)) await WriteOneBulkAsync(stoppingToken);
    }

    private async Task WriteOneBulkAsync(CancellationToken cancel)
    {
        var bulk = new List<Waiting>();
        while (bulk.Count < MaxWrites && _queue.Reader.TryRead(out var waiting)) bulk.Add(waiting);
        try
        {
            var results = await index.WriteAsync([.. bulk.Select(waiting => waiting.Write)], cancel);
            for (var i = 0; i < bulk.Count; i++) bulk[i].Done.SetResult(results[i]);
        }
        catch (IndexUnavailableException away)
        {
            var outage = new OutageException(away.Message, away);
            foreach (var waiting in bulk) waiting.Done.TrySetException(outage);
        }
        catch (Exception failure)
        {
            // Whatever it was, every caller hears of it and its message is tried again; this loop goes on.
            foreach (var waiting in bulk) waiting.Done.TrySetException(failure);
        }
    }

    private sealed record Waiting(IndexWrite Write, TaskCompletionSource<WriteResult> Done);
}
