using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Pipeline;
using Ingestion.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

/// <summary>A process holds a source while it visits it, and no longer, whatever ends the visit.</summary>
public sealed class LeasesTest : IAsyncLifetime
{
    private static readonly TimeSpan Lease = SourcePoller.LeaseTime;
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private FetcherHost _host = null!;
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        // A request may wait longer than a lease.
        _host = await FetcherHost.CreateAsync(clock: _clock, settings: ("Fetcher:RequestTimeout", "00:30:00"));
        foreach (var id in new[] { "a", "b" })
        {
            _site.Serve($"/{id}/rss", $"<rss><channel><item><link>{_site.Url($"/{id}/1")}</link></item></channel></rss>", "text/xml");
            _site.Serve($"/{id}/1", $"<p>{id}</p>");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_visit_that_an_outage_ends_gives_its_source_back_long_before_the_lease_runs_out()
    {
        var asked = 0;
        _host.Intake.Answer = _ =>
            Interlocked.Increment(ref asked) == 1 ? throw new OutageException("The bus is away.") : new IntakeResult(IntakeOutcome.Accepted, [], []);
        await StartAsync("a");
        Assert.True(await PassAsync(() => asked == 1, Lease));
        Assert.True(await PassAsync(() => asked == 2, Lease * 0.8), "The source was not given back.");
        // What was stored before is not asked for again.
        Assert.Equal(1, _site.Count("/a/1"));
    }

    [Fact]
    public async Task A_lease_is_renewed_while_its_visit_is_under_way_and_runs_out_when_the_visit_failed()
    {
        var release = new TaskCompletionSource();
        _site.Serve("/b/1", async context =>
        {
            await release.Task;
            await context.Response.WriteAsync("<p>b</p>");
        });
        var failures = 0;
        _host.Intake.Answer = capture =>
            capture.Source == "a" && Interlocked.Increment(ref failures) == 1
                ? throw new NotSupportedException("A fault of ours.")
                : new IntakeResult(IntakeOutcome.Accepted, [], []);
        await StartAsync("a");
        Assert.True(await PassAsync(() => failures == 1, Lease));
        // Only now: the request that waits holds the host's one place.
        Define("a", "b");
        Assert.True(await PassAsync(() => _site.Count("/b/1") == 1, Lease));

        Assert.True(await PassAsync(() => failures == 2, Lease * 1.5), "The source of the failed visit is held for ever.");
        Assert.Null(await Store.LeaseAsync("b", "another process", Lease, CancellationToken.None));
        release.SetResult();
        Assert.True(await PassAsync(() => _host.Intake.Taken.Any(t => t.Capture.Source == "b"), Lease));
    }

    [Fact]
    public async Task A_source_that_was_paused_is_not_taken()
    {
        await Store.AddSourcesAsync([("a", 0, 3_600_000)], CancellationToken.None);
        var control = _host.Host.Services.GetRequiredService<SourceControl>();
        Assert.Contains("a", await Store.DueAsync(10, CancellationToken.None));
        // Between the look at what is due and the visit.
        Assert.True(await control.PauseAsync("a", CancellationToken.None));
        Assert.Null(await Store.LeaseAsync("a", "this process", Lease, CancellationToken.None));
        Assert.True(await control.ResumeAsync("a", CancellationToken.None));
        Assert.NotNull(await Store.LeaseAsync("a", "this process", Lease, CancellationToken.None));
    }

    [Fact]
    public async Task A_source_that_was_given_back_stays_so_when_leases_are_renewed()
    {
        await Store.AddSourcesAsync([("a", 0, 3_600_000)], CancellationToken.None);
        Assert.NotNull(await Store.LeaseAsync("a", "this process", Lease, CancellationToken.None));
        await Store.GiveBackAsync("a", "this process", Lease / 4, CancellationToken.None);
        await Store.ExtendLeasesAsync(["a"], "this process", Lease, CancellationToken.None);
        Assert.Null(await Store.LeaseAsync("a", "another process", Lease, CancellationToken.None));
        _clock.Advance(Lease / 2);
        Assert.NotNull(await Store.LeaseAsync("a", "another process", Lease, CancellationToken.None));
    }

    [Fact]
    public async Task Who_stood_still_for_longer_than_its_lease_writes_nothing_over_what_another_process_does()
    {
        await Store.AddSourcesAsync([("a", 0, 3_600_000)], CancellationToken.None);
        var stale = (await Store.LeaseAsync("a", "this process", Lease, CancellationToken.None))!;
        _clock.Advance(Lease * 2);
        Assert.NotNull(await Store.LeaseAsync("a", "another process", Lease, CancellationToken.None));
        stale.ListingDue = 1;
        await Assert.ThrowsAsync<SourceLostException>(() =>
            Store.DiscoverAsync(stale, [new ItemHint { Url = "https://a.example/1" }], 0, TimeSpan.FromDays(1), CancellationToken.None)
        );
        await Store.ReleaseAsync(stale, [], isMoreDue: false, held: 0, CancellationToken.None);
        Assert.Null(await Store.LeaseAsync("a", "a third", Lease, CancellationToken.None));
        Assert.Empty(await Store.DueItemsAsync("a", 10, CancellationToken.None));
    }

    [Fact]
    public async Task Visits_go_on_after_the_database_was_away()
    {
        await using var host = await FetcherHost.CreateAsync(clock: _clock, wrap: database => new InterruptedDatabase(database));
        var database = (InterruptedDatabase)host.Host.Services.GetRequiredService<Ledger.Database.IDatabase>();
        database.IsAway = true;
        host.Define(Entry("a"));
        await host.Host.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(await PassAsync(() => database.Refusals >= 3, Lease));
        database.IsAway = false;
        Assert.True(await PassAsync(() => host.Intake.Urls.Contains(_site.Url("/a/1")), Lease));
    }

    private PollStore Store => _host.Host.Services.GetRequiredService<PollStore>();

    private Task StartAsync(params string[] ids)
    {
        Define(ids);
        return _host.Host.StartAsync();
    }

    private void Define(params string[] ids) =>
        _host.Define(string.Concat(ids.Select(Entry)).Replace("sources:\n", "", StringComparison.Ordinal).Insert(0, "sources:\n"));

    private string Entry(string id) => $"sources:\n  - id: {id}\n    url: {_site.Url($"/{id}/rss")}\n    allow_private: true\n    poll_min: 1h\n";

    /// <summary>Lets time pass, a second at once, as quickly as the Fetcher follows; false when the condition does not come within it.</summary>
    private async Task<bool> PassAsync(Func<bool> condition, TimeSpan within)
    {
        for (var passed = TimeSpan.Zero; passed < within && !condition(); passed += TimeSpan.FromSeconds(1))
        {
            // What was begun in this second of the Fetcher's clock needs some real time.
            await Task.Delay(100);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        return await FetcherHost.EventuallyAsync(condition);
    }
}
