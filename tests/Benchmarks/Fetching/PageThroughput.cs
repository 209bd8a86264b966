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
/// and by loops of GETs with the framework's client and nothing else, one page at a time and as many at once as the Fetcher; the same
/// pages from the same server.
/// </summary>
internal static class PageThroughput
{
    /// <summary>The Fetcher's default.</summary>
    private const int UnderWay = 48;

    /// <summary>A service that runs for months is measured: the compiler is done with both sides, and each host's robots.txt was read this
    /// day.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    private const int WarmUpRounds = 4;

    public static async Task RunAsync(int hosts, int pages, int rounds, bool isPacked, TextWriter output, CancellationToken cancel)
    {
        await using var server = await LoopbackHosts.StartAsync(hosts, isPacked);
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
        using var folder = new TemporaryFolder();
        await using var fetcher = await FetcherParts.CreateAsync(folder, polling: false);
        var (single, bare, whole) = (new List<Cost>(), new List<Cost>(), new List<Cost>());
        var (started, round) = (Stopwatch.GetTimestamp(), 0);
        for (; whole.Count < rounds; round++)
        {
            var isWarm = round >= WarmUpRounds && Stopwatch.GetElapsedTime(started) > WarmUp;
            var alone = await BareAsync(client, server, Paths(round, pages), atOnce: 1, cancel);
            var (loop, fetched) = (
                await BareAsync(client, server, Paths(round, pages), UnderWay, cancel),
                await FetchAsync(fetcher, server, round, Paths(round, pages), cancel)
            );
            if (!isWarm)
                continue;
            single.Add(alone);
            bare.Add(loop);
            whole.Add(fetched);
        }

        await EnsureAllAsync(fetcher.Services.GetRequiredService<IArchive>(), round * hosts * pages, cancel);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {rounds} rounds of {hosts} hosts with {pages} pages of 50 KB, {(isPacked ? "packed by the server" : "sent plain")}, after {round
                    - rounds} to warm up; medians, processor time with the server's:
                bare loop, one page at a time    {Told(single)}
                bare loop, {UnderWay} pages at a time   {Told(bare)}
                fetched and archived             {Told(whole)}
                that is {Against(whole, single)}, one page at a time
                and     {Against(whole, bare)}, {UnderWay} pages at a time
                """
            )
        );
    }

    private static string Told(List<Cost> costs) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Median(costs.Select(c => c.PagesASecond)):N0} pages/s, {Median(costs.Select(c => c.Processor)):0} µs of processor time a page"
        );

    private static string Against(List<Cost> whole, List<Cost> floor) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Median(whole.Zip(floor, (w, f) => w.PagesASecond / f.PagesASecond)):0.00} of the pages a second at {Median(whole.Zip(floor, (w, f) => w.Processor / f.Processor)):0.00} times the processor time of a bare loop"
        );

    private static List<string> Paths(int round, int pages) => [.. Enumerable.Range(0, pages).Select(page => $"/{round}/{page}")];

    private static async Task<Cost> BareAsync(
        HttpClient client,
        LoopbackHosts server,
        IReadOnlyList<string> paths,
        int atOnce,
        CancellationToken cancel
    )
    {
        var meter = Meter.Start();
        await Parallel.ForEachAsync(server.Addresses, Options(atOnce, cancel), async (address, inner) =>
        {
            foreach (var path in paths) await client.GetByteArrayAsync(new Uri(address + path), inner);
        });
        return meter.Stop(server.Addresses.Count * paths.Count);
    }

    private static async Task<Cost> FetchAsync(
        FetcherParts fetcher,
        LoopbackHosts server,
        int round,
        IReadOnlyList<string> paths,
        CancellationToken cancel
    )
    {
        var (store, visitor) = (fetcher.Services.GetRequiredService<PollStore>(), fetcher.Services.GetRequiredService<SourceVisitor>());
        var sources = server
            .Addresses.Select(
                (address, i) =>
                    new Source
                    {
                        Id = $"s{round}-{i}",
                        Urls = [.. paths.Select(path => address + path)],
                        AllowPrivate = true,
                        Delay = TimeSpan.Zero,
                    }
            )
            .ToList();
        await store.AddSourcesAsync([.. sources.Select(s => (s.Id, 0L, 3_600_000L))], cancel);
        var meter = Meter.Start();
        await Parallel.ForEachAsync(sources, Options(UnderWay, cancel), async (source, inner) =>
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

    private static ParallelOptions Options(int atOnce, CancellationToken cancel) =>
        new() { MaxDegreeOfParallelism = atOnce, CancellationToken = cancel };

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    /// <param name="PagesASecond">By the clock on the wall.</param>
    /// <param name="Processor">Microseconds of one core a page.</param>
    private sealed record Cost(double PagesASecond, double Processor);

    private sealed record Meter(long At, TimeSpan Processor)
    {
        public static Meter Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

        public Cost Stop(int pages) =>
            new(pages / Stopwatch.GetElapsedTime(At).TotalSeconds, (Environment.CpuUsage.TotalTime - Processor).TotalMicroseconds / pages);
    }
}
