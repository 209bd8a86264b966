using System.Collections.Concurrent;
using System.Net;

namespace Ingestion.Fetcher.Http;

/// <summary>
/// One client for the open internet, one for sources that may be private, and one a proxy: a connection opened with a
/// permission is never lent to a request without it.
/// </summary>
public sealed class HttpClients : IDisposable
{
    private readonly ConcurrentDictionary<(bool AllowPrivate, Uri? Proxy), Lazy<HttpClient>> _clients = new();

    public HttpClient For(FetchRequest request) =>
        _clients.GetOrAdd((request.AllowPrivate, request.Proxy), key => new Lazy<HttpClient>(() => Create(key.AllowPrivate, key.Proxy))).Value;

    public void Dispose()
    {
        foreach (var client in _clients.Values.Where(c => c.IsValueCreated)) client.Value.Dispose();
    }

    private static HttpClient Create(bool allowPrivate, Uri? proxy)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            MaxResponseHeadersLength = 64,
            MaxConnectionsPerServer = 8,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            UseProxy = proxy is not null,
            Proxy = proxy is null ? null : new WebProxy(proxy),
        };
        // The proxy itself usually stands on a private network; what it is asked for is checked before (see SafeHttp).
        if (proxy is null) handler.ConnectCallback = (context, cancel) => GuardedConnection.ConnectAsync(context.DnsEndPoint, allowPrivate, cancel);
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
