namespace Ingestion.Fetcher.Robots;

/// <summary>A turn at a host that lasts until what the host said is written down, so that whoever comes next finds it.</summary>
/// <param name="enter">Waits for a turn.</param>
internal sealed class KeptTurn(Func<Uri, CancellationToken, Task<IAsyncDisposable>> enter) : IAsyncDisposable
{
    private IAsyncDisposable? _turn;
    private bool _isUnused;

    /// <summary>Takes the turn for the first request.</summary>
    public async Task TakeAsync(Uri url, CancellationToken cancel)
    {
        _turn = await enter(url, cancel);
        _isUnused = true;
    }

    /// <summary>For each request in a row: the first uses the turn that was taken, a redirect waits for one of its own.</summary>
    public async Task<IAsyncDisposable> NextAsync(Uri url, CancellationToken cancel)
    {
        if (!_isUnused)
        {
            await DisposeAsync();
            _turn = await enter(url, cancel);
        }

        _isUnused = false;
        return new Request();
    }

    public async ValueTask DisposeAsync()
    {
        if (_turn is not { } turn) return;
        _turn = null;
        await turn.DisposeAsync();
    }

    /// <summary>Its end does not end the turn.</summary>
    private sealed class Request : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
