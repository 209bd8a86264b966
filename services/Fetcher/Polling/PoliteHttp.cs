using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Robots;
using Ingestion.Fetcher.Sources;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Polling;

/// <summary>Gets documents at the pace that their hosts ask for, and only those that they allow.</summary>
internal sealed class PoliteHttp(SafeHttp http, HostGate gate, RobotsCache robots, IOptions<FetcherOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>Gets what the operator named himself; robots.txt is asked for the pace only, as feed readers do.</summary>
    /// <exception cref="FetchException">No answer could be had.</exception>
    /// <exception cref="HostHeldException">The host asked, now or before, to be left alone.</exception>
    public Task<FetchResponse> GetNamedAsync(Source source, FetchRequest request, CancellationToken cancel) =>
        GetAsync(source, request, isNamed: true, cancel);

    /// <summary>Gets what was found by itself, where robots.txt allows it.</summary>
    /// <exception cref="FetchException">No answer could be had.</exception>
    /// <exception cref="HostHeldException">The host asked, now or before, to be left alone.</exception>
    /// <exception cref="RobotsRefusedException">The site's robots.txt forbids it.</exception>
    public Task<FetchResponse> GetFoundAsync(Source source, FetchRequest request, CancellationToken cancel) =>
        GetAsync(source, request, isNamed: false, cancel);

    /// <summary>Gets the AMP edition of a page that has no text; null where the site forbids or lacks it.</summary>
    /// <exception cref="FetchException">No answer could be had.</exception>
    /// <exception cref="HostHeldException">The host asked, now or before, to be left alone.</exception>
    public async Task<FetchResponse?> GetTwinAsync(Source source, string twin, CancellationToken cancel)
    {
        try
        {
            var answer = await GetFoundAsync(source, SourceSettings.RequestOf(source, twin), cancel);
            return answer.IsSuccess ? answer : null;
        }
        catch (RobotsRefusedException)
        {
            return null;
        }
    }

    private async Task<FetchResponse> GetAsync(Source source, FetchRequest request, bool isNamed, CancellationToken cancel)
    {
        var answer = await http.GetAsync(request, (url, inner) => EnterAsync(source, request, url, isNamed, inner), cancel);
        return answer.Status is 429 or 503 ? throw await HoldAsync(new Uri(answer.Url), answer, cancel) : answer;
    }

    private async Task<IAsyncDisposable> EnterAsync(Source source, FetchRequest request, Uri url, bool isNamed, CancellationToken cancel)
    {
        var delay = options.Value.DelayOf(source);
        var rules = await RulesAsync(source, request, url, delay, isNamed, cancel);
        if (!isNamed && !rules.Allows(url.PathAndQuery)) throw new RobotsRefusedException(url.AbsoluteUri);
        return await gate.EnterAsync(url.Authority, source.Concurrency, rules.CrawlDelay > delay ? rules.CrawlDelay.Value : delay, cancel);
    }

    /// <summary>A failing robots.txt holds back what was found, not what the operator named.</summary>
    private async Task<RobotsRules> RulesAsync(Source source, FetchRequest request, Uri url, TimeSpan delay, bool isNamed, CancellationToken cancel)
    {
        try
        {
            return await robots.RulesAsync(url, request, (hop, inner) => gate.EnterAsync(hop.Authority, source.Concurrency, delay, inner), cancel);
        }
        catch (RobotsUnreachableException) when (isNamed)
        {
            return RobotsRules.AllowAll;
        }
    }

    private async Task<HostHeldException> HoldAsync(Uri url, FetchResponse answer, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var pause = answer.RetryAfter(now) ?? BusyPause;
        var until = now + (pause < LongestPause ? pause : LongestPause);
        await gate.HoldAsync(url.Authority, until, cancel);
        return new HostHeldException($"{url.Authority} asked to be left alone", until);
    }
}
