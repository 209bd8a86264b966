using System.Collections.Concurrent;

namespace Ingestion.Fetcher.Http;

/// <summary>Keeps the distance to each host: so many requests at once, so long between them, and none before a time that the host named.</summary>
public sealed class HostGate(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new();

    /// <summary>Waits for a turn at a host; dispose the result when the answer is read.</summary>
    public async Task<IDisposable> EnterAsync(string host, int concurrency, TimeSpan delay, CancellationToken cancel)
    {
        var gate = _gates.GetOrAdd(host, _ => new Gate(concurrency));
        await gate.Places.WaitAsync(cancel);
        try
        {
            var wait = gate.Reserve(clock.GetUtcNow(), delay);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancel);
            return new Turn(gate, clock, delay);
        }
        catch
        {
            gate.Places.Release();
            throw;
        }
    }

    /// <summary>No request to this host before <paramref name="until"/>.</summary>
    public void Hold(string host, DateTimeOffset until) => _gates.GetOrAdd(host, _ => new Gate(1)).HoldUntil(until);

    /// <summary>Until when the host is not to be asked; null when it may be now.</summary>
    public DateTimeOffset? HeldUntil(string host) => _gates.TryGetValue(host, out var gate) && gate.Held > clock.GetUtcNow() ? gate.Held : null;

    private sealed class Gate(int concurrency)
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _next = DateTimeOffset.MinValue;

        public SemaphoreSlim Places { get; } = new(concurrency);

        public DateTimeOffset Held { get; private set; }

        public TimeSpan Reserve(DateTimeOffset now, TimeSpan delay)
        {
            lock (_lock)
            {
                var at = _next > now ? _next : now;
                _next = at + delay;
                return at - now;
            }
        }

        public void Answered(DateTimeOffset now, TimeSpan delay)
        {
            lock (_lock) _next = _next > now + delay ? _next : now + delay;
        }

        public void HoldUntil(DateTimeOffset until)
        {
            lock (_lock) Held = until > Held ? until : Held;
        }
    }

    private sealed class Turn(Gate gate, TimeProvider clock, TimeSpan delay) : IDisposable
    {
        public void Dispose()
        {
            if (delay > TimeSpan.Zero) gate.Answered(clock.GetUtcNow(), delay);
            gate.Places.Release();
        }
    }
}
