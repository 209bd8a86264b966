using System.Diagnostics;
using System.Globalization;
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

    public static async Task RunAsync(int hosts, int pages, int rounds, TextWriter output, CancellationToken cancel)
    {
        await using var server = await LoopbackHosts.StartAsync(hosts);
        var (whole, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var loop = await BareAsync(server, pages, cancel);
            var fetched = await FetchAsync(server, pages, cancel);
            if (round == 0) continue;
            whole.Add(fetched / loop);
            bare.Add(loop);
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"bare {Median(bare):N0} pages/s; fetched and archived {Median(whole):0.00} of it (medians of {rounds} rounds of {hosts} hosts with {pages} pages of 50 KB)"));
    }

    private static async Task<double> BareAsync(LoopbackHosts server, int pages, CancellationToken cancel)
    {
        using var client = new HttpClient();
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(server.Addresses, Options(cancel), async (address, inner) =>
        {
            for (var i = 0; i < pages; i++) await client.GetByteArrayAsync(new Uri($"{address}/{i}"), inner);
        });
        return server.Addresses.Count * pages / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> FetchAsync(LoopbackHosts server, int pages, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        await using var fetcher = await FetcherParts.CreateAsync(folder, polling: false);
        var (store, visitor) = (fetcher.Services.GetRequiredService<PollStore>(), fetcher.Services.GetRequiredService<SourceVisitor>());
        var sources = server.Addresses.Select((address, i) => new Source { Id = $"s{i}", Urls = [.. Enumerable.Range(0, pages).Select(p => $"{address}/{p}")], AllowPrivate = true, Delay = TimeSpan.Zero }).ToList();
        await store.AddSourcesAsync([.. sources.Select(s => (s.Id, 0L, 3_600_000L))], cancel);
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(sources, Options(cancel), async (source, inner) =>
        {
            var state = await store.LeaseAsync(source.Id, "benchmark", TimeSpan.FromMinutes(1), inner);
            await visitor.VisitAsync(source, state!, inner);
        });
        var rate = sources.Count * pages / Stopwatch.GetElapsedTime(start).TotalSeconds;
        await EnsureAllAsync(fetcher.Services.GetRequiredService<IArchive>(), sources.Count * pages, cancel);
        return rate;
    }

    /// <exception cref="InvalidOperationException">The archive lacks some: the figure would be worth nothing.</exception>
    private static async Task EnsureAllAsync(IArchive archive, int expected, CancellationToken cancel)
    {
        var count = 0;
        await foreach (var _ in archive.FetchedAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, cancel)) count++;
        if (count != expected) throw new InvalidOperationException($"{count} of {expected} pages were archived.");
    }

    private static ParallelOptions Options(CancellationToken cancel) => new() { MaxDegreeOfParallelism = UnderWay, CancellationToken = cancel };

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
