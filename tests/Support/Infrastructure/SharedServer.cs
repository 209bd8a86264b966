namespace Ingestion.Tests.Infrastructure;

/// <summary>A server that is started when the first test of a process wants it, and ended with the process, or before by <see
/// cref="CloseAsync"/>.</summary>
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
            AppDomain.CurrentDomain.ProcessExit += (_, _) => CloseAsync().Wait();
            return _server;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends it, if it was started, when no test wants it any more.</summary>
    public async Task CloseAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_server is { } server) await server.DisposeAsync();
            _server = null;
        }
        finally
        {
            _gate.Release();
        }
    }
}
