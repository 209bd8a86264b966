using Ingestion.Contracts.V1;
using Ingestion.Search.Engines;
using Ingestion.Tests.Infrastructure;

namespace Ingestion.Search.Tests;

/// <summary>One engine for the tests of a class, each in indices of its own.</summary>
public abstract class SharedEngine(string kind) : IAsyncDisposable
{
    private static int _opened;
    private SearchEngineServer? _server;

    /// <summary>An index of its own, ready; skips the test where there is no engine.</summary>
    internal async Task<EngineIndexUnderTest> OpenAsync()
    {
        _server ??= await SearchEngineServer.OpenAsync(kind);
        var settings = new SearchOptions
        {
            Engine = kind,
            Url = _server.Address.ToString(),
            Prefix = $"t{Interlocked.Increment(ref _opened)}_{Guid.NewGuid():n}"[..20],
        };
        var opened = new EngineIndexUnderTest(EngineOptions.Of(settings));
        await opened.EnsureAsync(CancellationToken.None);
        return opened;
    }

    /// <summary>The same index as another process sees it.</summary>
    internal static EngineIndexUnderTest Again(EngineIndexUnderTest opened) => new(opened.Options);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public sealed class OpenSearch() : SharedEngine("opensearch");

    public sealed class Elasticsearch() : SharedEngine("elasticsearch");
}

/// <summary>An engine's index whose writes are searchable at once, as tests want them.</summary>
internal sealed class EngineIndexUnderTest : IArticleIndex, IAsyncDisposable
{
    private readonly EngineIndex _index;

    public EngineIndexUnderTest(EngineOptions options)
    {
        Options = options;
        Elastic = new HttpElastic(new Clients(options));
        _index = new EngineIndex(Elastic, options, TimeProvider.System);
    }

    public EngineOptions Options { get; }

    public IElastic Elastic { get; }

    public Task EnsureAsync(CancellationToken cancel) => _index.EnsureAsync(cancel);

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<IndexWrite> writes, CancellationToken cancel)
    {
        var results = await _index.WriteAsync(writes, cancel);
        await Elastic.SendAsync("POST", $"/{Options.Prefix}-*/_refresh", default, cancel);
        return results;
    }

    public Task PurgeAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancel) => _index.PurgeAsync(ids, cancel);

    public Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancel) => _index.SearchAsync(query, cancel);

    public Task<ArticleDocument?> GetAsync(ArticleId id, CancellationToken cancel) => _index.GetAsync(id, cancel);

    public Task<EventPage> EventsAsync(EventQuery query, CancellationToken cancel) => _index.EventsAsync(query, cancel);

    public async Task DropAsync()
    {
        await Elastic.SendAsync("DELETE", $"/{Options.Articles}-1,{Options.Events}-1", default, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        foreach (var template in new[] { Options.Articles, Options.Events })
            await Elastic.SendAsync("DELETE", $"/_index_template/{template}", default, CancellationToken.None);
        _index.Dispose();
    }

    private sealed class Clients(EngineOptions options) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new() { BaseAddress = options.Address, Timeout = options.Timeout };
    }
}
