using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Sources;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Polling;

/// <summary>A host asked to be left alone until a time.</summary>
internal sealed class HostHeldException(string host, DateTimeOffset until) : Exception($"{host} asked to be left alone until {until:u}.")
{
    public DateTimeOffset Until { get; } = until;
}

/// <summary>Gets documents at the pace that their hosts ask for.</summary>
internal sealed class PoliteHttp(SafeHttp http, HostGate gate, IOptions<FetcherOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <exception cref="FetchException">No answer could be had.</exception>
    /// <exception cref="HostHeldException">The host asked, now or before, to be left alone.</exception>
    public async Task<FetchResponse> GetAsync(Source source, FetchRequest request, CancellationToken cancel)
    {
        var host = HostOf(request.Url);
        if (gate.HeldUntil(host) is { } held) throw new HostHeldException(host, held);
        using (await gate.EnterAsync(host, source.Concurrency, options.Value.DelayOf(source), cancel))
        {
            var answer = await http.GetAsync(request, cancel);
            if (answer.Status is not (429 or 503)) return answer;
            throw Hold(HostOf(answer.Url), answer);
        }
    }

    private HostHeldException Hold(string host, FetchResponse answer)
    {
        var now = clock.GetUtcNow();
        var pause = answer.RetryAfter(now) ?? BusyPause;
        var until = now + (pause < LongestPause ? pause : LongestPause);
        gate.Hold(host, until);
        return new HostHeldException(host, until);
    }

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Authority : url;
}
