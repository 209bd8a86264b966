using System.Collections.Concurrent;

namespace Ingestion.Fetcher.Polling;

/// <summary>
/// Keeps the distance to each host: so many requests at once, so long between the end of one and the start of the next, and
/// none before a time that the host named. The distance is kept across all processes that share a database; only hosts that
/// want no distance are left to each process alone.
/// </summary>
internal sealed class HostGate(HostStore store, TimeProvider clock)
{
    /// <summary>A turn is given up by its process's death after this long; no request lasts longer.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(5);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _places = new();
    private readonly ConcurrentDictionary<string, long> _held = new();

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Waits for a turn; dispose the result when the answer is read.</summary>
    /// <exception cref="HostHeldException">The host asked to be left alone.</exception>
    public async Task<IAsyncDisposable> EnterAsync(string host, int concurrency, TimeSpan delay, CancellationToken cancel)
    {
        var places = _places.GetOrAdd(host, _ => new SemaphoreSlim(concurrency));
        await places.WaitAsync(cancel);
        try
        {
            ThrowIfHeld(host, _held.GetValueOrDefault(host));
            if (delay <= TimeSpan.Zero) return new Turn(this, host, places, null);
            await TakeAsync(host, concurrency == 1 ? LongestTurn : delay, cancel);
            return new Turn(this, host, places, concurrency == 1 ? delay : null);
        }
        catch
        {
            places.Release();
            throw;
        }
    }

    /// <summary>No request to this host before <paramref name="until"/>, from any process.</summary>
    public async Task HoldAsync(string host, DateTimeOffset until, CancellationToken cancel)
    {
        _held[host] = until.ToUnixTimeMilliseconds();
        await store.HoldAsync(host, until.ToUnixTimeMilliseconds(), cancel);
    }

    private async Task TakeAsync(string host, TimeSpan turn, CancellationToken cancel)
    {
        while (!await store.TakeAsync(host, Now, Now + (long)turn.TotalMilliseconds, cancel))
        {
            var state = await store.FindAsync(host, cancel);
            ThrowIfHeld(host, state?.HeldUntil ?? 0);
            var wait = TimeSpan.FromMilliseconds((state?.NextFree ?? 0) - Now);
            await Task.Delay(wait < ShortestSleep ? ShortestSleep : wait > LongestSleep ? LongestSleep : wait, clock, cancel);
        }
    }

    private Task FreeAsync(string host, TimeSpan delay) => store.FreeAsync(host, Now + (long)delay.TotalMilliseconds, CancellationToken.None);

    private void ThrowIfHeld(string host, long until)
    {
        if (until > Now) throw new HostHeldException($"{host} asked to be left alone", DateTimeOffset.FromUnixTimeMilliseconds(until));
    }

    private sealed class Turn(HostGate gate, string host, SemaphoreSlim places, TimeSpan? delay) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                // Not cancelled with the request: a turn that stays taken would hold every other process up.
                if (delay is { } wait) await gate.FreeAsync(host, wait);
            }
            finally
            {
                places.Release();
            }
        }
    }
}

/// <summary>A host is not to be asked before a time.</summary>
internal class HostHeldException(string reason, DateTimeOffset until) : Exception($"{reason} until {until:u}.")
{
    public DateTimeOffset Until { get; } = until;
}
