using System.Globalization;
using System.Text;
using Ingestion.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Tests.Simulation;

/// <summary>
/// Five hundred feeds on one loopback server, each publishing by a seeded timetable of the simulated day: slow, steady and
/// bursting ones. A feed shows its newest ten items; every fifth leads to pages, the others carry their texts.
/// </summary>
internal sealed class SimulatedSite : IAsyncDisposable
{
    public const int Sources = 500;
    private const int Window = 10;
    private readonly FakeClock _clock;
    private readonly WebApplication _app;
    private readonly IReadOnlyList<DateTimeOffset>[] _published;
    private int _requests;

    private SimulatedSite(FakeClock clock, WebApplication app, TimeSpan length)
    {
        _clock = clock;
        _app = app;
        var (random, start) = (new Random(500), clock.GetUtcNow());
        _published = [.. Enumerable.Range(0, Sources).Select(i => Timetable(random, start, length, Bursts(i)))];
    }

    public string Address { get; private set; } = "";

    public int Requests => _requests;

    public int Articles => _published.Sum(times => times.Count);

    public static bool HasPages(int source) => source % 5 == 0;

    public static async Task<SimulatedSite> StartAsync(FakeClock clock, TimeSpan length)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0));
        var site = new SimulatedSite(clock, builder.Build(), length);
        site._app.Run(site.AnswerAsync);
        await site._app.StartAsync();
        site.Address = site._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return site;
    }

    /// <summary>Everything published, by the identity that it is taken under.</summary>
    public IEnumerable<(int Source, string Key, DateTimeOffset At)> All() =>
        Enumerable.Range(0, Sources).SelectMany(s => _published[s].Select((at, n) => (s, HasPages(s) ? $"{Address}/{s}/{n}" : $"{s}-{n}", at)));

    public string Yaml() => "sources:\n" + string.Concat(Enumerable.Range(0, Sources).Select(s =>
        $"  - id: s{s}\n    url: {Address}/{s}\n    allow_private: true\n    poll_min: 1h\n    poll_max: 4h\n    revisit_for: 1h\n"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static bool Bursts(int source) => source % 7 == 3;

    /// <summary>Steady sources publish at random moments; bursting ones are silent and then publish more than their feed shows within
    /// minutes.</summary>
    private static List<DateTimeOffset> Timetable(Random random, DateTimeOffset start, TimeSpan length, bool bursts)
    {
        var times = new List<DateTimeOffset>();
        var mean = random.Next(1, 10);
        for (var i = 0; i < mean; i++) times.Add(start + (length * random.NextDouble()));
        if (bursts)
        {
            var moment = start + (length * random.NextDouble());
            for (var i = 0; i < 15; i++) times.Add(moment.AddMinutes(i));
        }

        return [.. times.Where(at => at < start + length).Order()];
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var parts = context.Request.Path.Value!.Trim('/').Split('/');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var source))
        {
            context.Response.StatusCode = 404;
            return;
        }

        var body = parts.Length == 1 ? Feed(source) : $"<p>Article {parts[1]} of {source}</p>";
        var tag = $"\"{body.GetHashCode(StringComparison.Ordinal)}\"";
        context.Response.Headers.ETag = tag;
        context.Response.ContentType = parts.Length == 1 ? "application/rss+xml" : "text/html";
        if (context.Request.Headers.IfNoneMatch == tag) context.Response.StatusCode = 304;
        else await context.Response.WriteAsync(body);
    }

    private string Feed(int source)
    {
        var now = _clock.GetUtcNow();
        var count = _published[source].Count(at => at <= now);
        var feed = new StringBuilder("<rss version='2.0'><channel>");
        for (var n = count - 1; n >= Math.Max(0, count - Window); n--)
        {
            feed.Append(CultureInfo.InvariantCulture, $"<item><title>Item {n}</title><pubDate>{_published[source][n]:r}</pubDate>");
            if (HasPages(source))
                feed.Append(CultureInfo.InvariantCulture, $"<link>/{source}/{n}</link>");
            else
                feed.Append(
                    CultureInfo.InvariantCulture,
                    $"<guid isPermaLink='false'>{source}-{n}</guid><description>Text {n} of {source}</description>"
                );
            feed.Append("</item>");
        }

        return feed.Append("</channel></rss>").ToString();
    }
}
