using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Simulation;

/// <summary>
/// A day of five hundred sources in seconds: real requests, real parsing, a real database, and a clock that jumps from minute
/// to minute. The poller's own loop is left out, for it sleeps by the clock, and nothing is archived.
/// </summary>
public sealed class SimulatedDayTest
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public async Task A_day_of_five_hundred_sources_leaves_no_unreported_gap_and_repeats_no_article()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        await using var site = await SimulatedSite.StartAsync(clock, Day);
        await using var host = await FetcherHost.CreateAsync(clock: clock, polling: false);
        host.Define(site.Yaml());
        var end = clock.GetUtcNow() + Day;
        // A last visit after the day, so that nothing is merely not yet seen.
        var intake = new RecordingIntake();
        await RunAsync(host, intake, clock, end + TimeSpan.FromHours(5));

        var taken = intake.Taken.Select(t => t.Capture.RequestedUrl ?? t.Capture.Hint!.Guid!).ToList();
        Assert.Equal(taken.Count, taken.Distinct().Count());
        var held = taken.ToHashSet();
        var gaps = await GapsAsync(host);
        var missed = site.All().Where(a => !held.Contains(a.Key)).ToList();
        var unreported = missed.Where(a => !gaps.Any(g => g.Source == $"s{a.Source}" && g.From <= a.At && a.At <= g.To)).ToList();
        Assert.True(
            unreported.Count == 0,
            $"{unreported.Count} of {missed.Count} missed articles lie in no gap; the first: {unreported.FirstOrDefault()}"
        );
        Assert.True(missed.Count > 50, $"only {missed.Count} articles scrolled by: the timetable tests nothing");
        Assert.True(
            taken.Count + missed.Count == site.Articles && taken.Count > 2000,
            $"{taken.Count} taken, {missed.Count} missed of {site.Articles}"
        );
    }

    private static async Task RunAsync(FetcherHost host, RecordingIntake intake, FakeClock clock, DateTimeOffset end)
    {
        var services = host.Host.Services;
        var store = services.GetRequiredService<PollStore>();
        var items = ActivatorUtilities.CreateInstance<ItemVisitor>(services, intake);
        var visitor = ActivatorUtilities.CreateInstance<SourceVisitor>(services, items);
        var sources = services.GetRequiredService<SourceCatalog>().Current().Sources.ToDictionary(s => s.Id);
        var first = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await store.AddSourcesAsync(
            [.. sources.Keys.Select((id, i) => (id, first + (i * 2_000L), (long)TimeSpan.FromHours(1).TotalMilliseconds))],
            CancellationToken.None
        );
        while (clock.GetUtcNow() < end)
        {
            await Parallel.ForEachAsync(
                await store.DueAsync(1000, CancellationToken.None),
                new ParallelOptions { MaxDegreeOfParallelism = 8 },
                async (id, cancel) =>
                {
                    if (await store.LeaseAsync(id, "day", TimeSpan.FromMinutes(1), cancel) is { } state)
                        await visitor.VisitAsync(sources[id], state, cancel);
                }
            );
            clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private static async Task<List<Gap>> GapsAsync(FetcherHost host)
    {
        var gaps = host.Host.Services.GetRequiredService<GapStore>();
        var all = new List<Gap>();
        for (var s = 0; s < SimulatedSite.Sources; s++) all.AddRange(await gaps.OfAsync($"s{s}", CancellationToken.None));
        return all;
    }
}
