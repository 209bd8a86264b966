using System.Collections.Concurrent;
using System.Text;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Polling;

namespace Ingestion.Fetcher.Robots;

/// <summary>
/// The robots.txt of every host, kept for a day in the database (RFC 9309, section 2.3): what a 4xx answer means is that
/// there are no rules; while a server fails (5xx, no connection) nothing is asked of it, for thirty days at most.
/// </summary>
internal sealed class RobotsCache(SafeHttp http, HostStore store, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan UnreachableFor = TimeSpan.FromDays(30);
    private const int MostHosts = 10_000;
    private readonly ConcurrentDictionary<string, (long Until, RobotsRules Rules)> _known = new();

    /// <param name="origin">Any address of the host.</param>
    /// <param name="request">Gives proxy and permission of the source; its headers are not sent.</param>
    /// <param name="enter">Waits for a turn at the host.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="RobotsUnreachableException">The host's robots.txt cannot be had now, so nothing may be asked.</exception>
    public async Task<RobotsRules> RulesAsync(
        Uri origin,
        FetchRequest request,
        Func<Uri, CancellationToken, Task<IAsyncDisposable>> enter,
        CancellationToken cancel
    )
    {
        if (await KnownAsync(origin, cancel) is { } known) return known;
        await using var turn = new KeptTurn(enter);
        await turn.TakeAsync(origin, cancel);
        // Many sources of a host can be due at once: one asks, the others find what it was told.
        return await KnownAsync(origin, cancel) ?? await LearnAsync(origin, request, turn.NextAsync, cancel);
    }

    /// <summary>The rules that were read lately; null when there are none.</summary>
    private async Task<RobotsRules?> KnownAsync(Uri origin, CancellationToken cancel)
    {
        var (host, now) = (Key(origin), clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (_known.TryGetValue(host, out var known) && known.Until > now) return known.Rules;
        if (await store.FindAsync(host, cancel) is not { } state || state.RobotsUntil <= now) return null;
        return state.Robots is { } text ? Keep(host, text, state.RobotsUntil) : throw Unreachable(host, state.RobotsUntil);
    }

    private async Task<RobotsRules> LearnAsync(
        Uri origin,
        FetchRequest request,
        Func<Uri, CancellationToken, Task<IAsyncDisposable>> enter,
        CancellationToken cancel
    )
    {
        var host = Key(origin);
        var now = clock.GetUtcNow();
        var state = await store.FindAsync(host, cancel);
        var text = await AskAsync(new Uri(origin, "/robots.txt"), request, enter, cancel);
        var failingSince = text is null ? state?.RobotsFailingSince ?? now.ToUnixTimeMilliseconds() : (long?)null;
        if (text is null && now - DateTimeOffset.FromUnixTimeMilliseconds(failingSince!.Value) > UnreachableFor) text = state?.Robots ?? "";
        var until = (now + (text is null ? RetryAfter : KeptFor)).ToUnixTimeMilliseconds();
        await store.SaveRobotsAsync(host, text, until, failingSince, cancel);
        return text is null ? throw Unreachable(host, until) : Keep(host, text, until);
    }

    private static string Key(Uri origin) => $"{origin.Scheme}://{origin.Authority}";

    private static RobotsUnreachableException Unreachable(string host, long until) => new(host, DateTimeOffset.FromUnixTimeMilliseconds(until));

    /// <summary>The text, empty when there are no rules, null when the server fails.</summary>
    private async Task<string?> AskAsync(
        Uri url,
        FetchRequest source,
        Func<Uri, CancellationToken, Task<IAsyncDisposable>> enter,
        CancellationToken cancel
    )
    {
        try
        {
            var answer = await http.GetAsync(
                new FetchRequest(url.AbsoluteUri)
                {
                    AllowPrivate = source.AllowPrivate,
                    Proxy = source.Proxy,
                    MaxBytes = 4 * RobotsRules.MaxBytes,
                },
                enter,
                cancel
            );
            if (answer.Status is 429 or >= 500)
                return null;
            return answer.IsSuccess && !LooksLikeHtml(answer)
                ? Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, RobotsRules.MaxBytes)])
                : "";
        }
        catch (FetchException e)
        {
            return e.IsPassing ? null : "";
        }
    }

    /// <summary>Sites that answer everything with a page have no rules.</summary>
    private static bool LooksLikeHtml(FetchResponse answer) => answer.Body.Span.TrimStart(" \r\n\t"u8).StartsWith("<"u8);

    /// <summary>Asked for before every request: neither the database nor the parser is to be asked each time.</summary>
    private RobotsRules Keep(string host, string text, long until)
    {
        if (_known.Count > MostHosts) _known.Clear();
        return (_known[host] = (until, RobotsRules.Parse(text, UserAgent.Token))).Rules;
    }
}

/// <summary>A site's robots.txt asks not to get an address.</summary>
internal sealed class RobotsRefusedException(string url) : Exception($"{url} is not asked for: the site's robots.txt forbids it.");

/// <summary>A site's robots.txt cannot be read, so nothing may be asked of it that nobody named.</summary>
internal sealed class RobotsUnreachableException(string host, DateTimeOffset until)
    : HostHeldException($"{host} does not show its robots.txt and is left alone", until);
