using System.Diagnostics;
using System.Globalization;
using System.Net;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Sources;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Benchmarks.Fetching;

/// <summary>
/// Pages a second: by whole visits to one source a host, with robots.txt, what is remembered of each page and the archive,
/// and by a loop of GETs with the framework's client and nothing else; the same pages from the same server, as many at once.
/// </summary>
internal static class PageThroughput
{
    /// <summary>The Fetcher's default.</summary>
    private const int UnderWay = 48;

    /// <summary>A service that runs for months is measured: the compiler is done with both sides, and each host's robots.txt was read this day.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    private const int WarmUpRounds = 4;

    public static async Task RunAsync(int hosts, int pages, int rounds, bool isPacked, TextWriter output, CancellationToken cancel)
    {
        await using var server = await LoopbackHosts.StartAsync(hosts, isPacked);
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
        using var folder = new TemporaryFolder();
        await using var fetcher = await FetcherParts.CreateAsync(folder, polling: false);
        var (bare, whole) = (new List<Cost>(), new List<Cost>());
        var (started, round) = (Stopwatch.GetTimestamp(), 0);
        for (; whole.Count < rounds; round++)
        {
            var isWarm = round >= WarmUpRounds && Stopwatch.GetElapsedTime(started) > WarmUp;
            var (loop, fetched) = (await BareAsync(client, server, Paths(round, pages), cancel), await FetchAsync(fetcher, server, round, Paths(round, pages), cancel));
            if (!isWarm) continue;
            bare.Add(loop);
            whole.Add(fetched);
        }

        await EnsureAllAsync(fetcher.Services.GetRequiredService<IArchive>(), round * hosts * pages, cancel);
        var (shares, work) = (whole.Zip(bare, (w, b) => w.PagesASecond / b.PagesASecond), whole.Zip(bare, (w, b) => w.Processor / b.Processor));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {rounds} rounds of {hosts} hosts with {pages} pages of 50 KB, {(isPacked ? "packed by the server" : "sent plain")}, after {round - rounds} to warm up; medians, processor time with the server's:
            bare loop             {Median(bare.Select(c => c.PagesASecond)):N0} pages/s, {Median(bare.Select(c => c.Processor)):0} µs of processor time a page
            fetched and archived  {Median(whole.Select(c => c.PagesASecond)):N0} pages/s, {Median(whole.Select(c => c.Processor)):0} µs of processor time a page
            that is {Median(shares):0.00} of its pages a second at {Median(work):0.00} times its processor time
            """));
    }

    private static List<string> Paths(int round, int pages) => [.. Enumerable.Range(0, pages).Select(page => $"/{round}/{page}")];

    private static async Task<Cost> BareAsync(HttpClient client, LoopbackHosts server, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var meter = Meter.Start();
        await Parallel.ForEachAsync(server.Addresses, Options(cancel), async (address, inner) =>
        {
            foreach (var path in paths) await client.GetByteArrayAsync(new Uri(address + path), inner);
        });
        return meter.Stop(server.Addresses.Count * paths.Count);
    }

    private static async Task<Cost> FetchAsync(FetcherParts fetcher, LoopbackHosts server, int round, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var (store, visitor) = (fetcher.Services.GetRequiredService<PollStore>(), fetcher.Services.GetRequiredService<SourceVisitor>());
        var sources = server.Addresses.Select((address, i) => new Source { Id = $"s{round}-{i}", Urls = [.. paths.Select(path => address + path)], AllowPrivate = true, Delay = TimeSpan.Zero }).ToList();
        await store.AddSourcesAsync([.. sources.Select(s => (s.Id, 0L, 3_600_000L))], cancel);
        var meter = Meter.Start();
        await Parallel.ForEachAsync(sources, Options(cancel), async (source, inner) =>
        {
            var state = await store.LeaseAsync(source.Id, "benchmark", TimeSpan.FromMinutes(1), inner);
            await visitor.VisitAsync(source, state!, inner);
        });
        return meter.Stop(sources.Count * paths.Count);
    }

    /// <exception cref="InvalidOperationException">The archive lacks some: the figure would be worth nothing.</exception>
    private static async Task EnsureAllAsync(IArchive archive, int expected, CancellationToken cancel)
    {
        var count = 0;
        await foreach (var _ in archive.FetchedAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, cancel)) count++;
        if (count != expected) throw new InvalidOperationException($"{count} of {expected} pages were archived.");
    }

    private static ParallelOptions Options(CancellationToken cancel) => new() { MaxDegreeOfParallelism = UnderWay, CancellationToken = cancel };

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    /// <param name="PagesASecond">By the clock on the wall.</param>
    /// <param name="Processor">Microseconds of one core a page.</param>
    private sealed record Cost(double PagesASecond, double Processor);

    private sealed record Meter(long At, TimeSpan Processor)
    {
        public static Meter Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

        public Cost Stop(int pages) => new(pages / Stopwatch.GetElapsedTime(At).TotalSeconds, (Environment.CpuUsage.TotalTime - Processor).TotalMicroseconds / pages);
    }
}
