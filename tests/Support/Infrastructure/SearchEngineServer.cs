namespace Ingestion.Tests.Infrastructure;

/// <summary>A search engine of one test, or the one that <c>INGESTION_SEARCH_URL</c> names.</summary>
public sealed class SearchEngineServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(120);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private static readonly SharedServer<SearchEngineServer> OpenSearch = new(() => OpenAsync("opensearch"));
    private static readonly SharedServer<SearchEngineServer> Elasticsearch = new(() => OpenAsync("elasticsearch"));

    private readonly TemporaryFolder _folder = new();
    private readonly string _kind;
    private readonly int _port = FreePort.Next();
    private ServerProcess? _server;

    private SearchEngineServer(string kind, Uri? address)
    {
        _kind = kind;
        Address = address ?? new Uri($"http://127.0.0.1:{_port}");
    }

    public Uri Address { get; }

    private static string Script => Path.GetFullPath(Repository.At("..", "shared", "search-engine", "engine"));

    /// <summary>The engine that the tests of this process share, each in indices of its own prefix.</summary>
    public static Task<SearchEngineServer> SharedAsync(string kind) => (kind == "opensearch" ? OpenSearch : Elasticsearch).GetAsync();

    /// <param name="kind"><c>opensearch</c> or <c>elasticsearch</c>.</param>
    /// <returns>An engine that answers; skips the test where there is none.</returns>
    public static async Task<SearchEngineServer> OpenAsync(string kind)
    {
        if (Environment.GetEnvironmentVariable("INGESTION_SEARCH_URL") is { Length: > 0 } given) return new(kind, new Uri(given));
        if (!File.Exists(Script)) MissingPart.Skip($"A search engine ({kind})", "Start one and set INGESTION_SEARCH_URL=http://localhost:9200.");
        if (!File.Exists("/usr/bin/java")) MissingPart.Skip("Java for the search engine", "Install it: apt-get install default-jre-headless.");
        var engine = new SearchEngineServer(kind, null);
        await engine.StartAsync();
        return engine;
    }

    /// <summary>Starts it again on the same port and the same data.</summary>
    public async Task StartAsync()
    {
        _server = ServerProcess.Start(_folder["engine.log"], Script, ["run", _kind, _folder["data"], $"{_port}"]);
        await _server.ReadyAsync(AnswersAsync, StartTime);
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _server?.Kill();

    /// <summary>It keeps its connections and answers nobody.</summary>
    public void Freeze() => _server?.Freeze();

    public void Thaw() => _server?.Thaw();

    public ValueTask DisposeAsync()
    {
        _server?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> AnswersAsync()
    {
        using var answer = await Http.GetAsync(new Uri(Address, "/_cluster/health?wait_for_status=yellow&timeout=1s"));
        return answer.IsSuccessStatusCode;
    }
}
