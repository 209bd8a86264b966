namespace Ingestion.Tests.Infrastructure;

/// <summary>A server that is started when the first test of a process wants it, and ended with the process.</summary>
internal sealed class SharedServer<T>(Func<Task<T>> open)
    where T : class, IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private T? _server;

    public async Task<T> GetAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_server is not null) return _server;
            _server = await open();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => _server.DisposeAsync().AsTask().Wait();
            return _server;
        }
        finally
        {
            _gate.Release();
        }
    }
}
