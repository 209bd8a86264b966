using Dapper;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

/// <summary>A source that has fallen silent against its own rhythm.</summary>
public sealed class SilenceTest : IAsyncLifetime
{
    private static readonly DateTimeOffset LastArticle = new(2026, 3, 2, 18, 0, 0, TimeSpan.Zero);
    private readonly FakeClock _clock = new(LastArticle);
    private FetcherHost _host = null!;

    private SourceStatuses Statuses => _host.Host.Services.GetRequiredService<SourceStatuses>();

    public async ValueTask InitializeAsync()
    {
        _host = await FetcherHost.CreateAsync(clock: _clock, polling: false);
        _host.Define("sources:\n  - id: s\n    url: https://velmaria.example/rss\n    allow_private: true\n");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_source_of_one_article_a_day_is_silent_after_eight_days_and_stays_so()
    {
        await BringAsync(Enumerable.Range(0, 20).Select(day => LastArticle.AddDays(-day)));
        Assert.Equal("ok", await StateAfterAsync(TimeSpan.FromDays(7)));
        Assert.Equal("silent", await StateAfterAsync(TimeSpan.FromDays(9)));
        Assert.Equal("silent", await StateAfterAsync(TimeSpan.FromDays(60)));
        Assert.Contains("nothing new for 1440 hours. It used to bring 1 articles a day", await ProblemAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_news_desk_that_sleeps_at_night_is_silent_only_when_the_day_brings_nothing()
    {
        await BringAsync(
            Enumerable.Range(0, 14).SelectMany(day => Enumerable.Range(0, 24).Select(half => LastArticle.AddDays(-day).AddMinutes(-30 * half)))
        );
        Assert.Equal("ok", await StateAfterAsync(TimeSpan.FromHours(13)));
        Assert.Equal("silent", await StateAfterAsync(TimeSpan.FromHours(20)));
    }

    [Fact]
    public async Task The_alarm_clears_with_the_next_article()
    {
        await BringAsync(Enumerable.Range(0, 20).Select(day => LastArticle.AddDays(-day)));
        Assert.Equal("silent", await StateAfterAsync(TimeSpan.FromDays(10)));
        await BringAsync([_clock.GetUtcNow()]);
        Assert.Equal("ok", (await Statuses.FindAsync("s", CancellationToken.None))!.State);
    }

    [Fact]
    public async Task What_brought_three_articles_ever_has_no_rhythm_to_break()
    {
        await BringAsync([LastArticle, LastArticle.AddHours(-1), LastArticle.AddHours(-2)]);
        Assert.Equal("ok", await StateAfterAsync(TimeSpan.FromDays(300)));
    }

    [Fact]
    public void The_alarm_is_told_once_and_its_end_too()
    {
        var log = new Lines();
        using var watch = new SourceWatch(Statuses, _clock, log);
        var silent = new SourceStatus { Id = "s", State = "silent", Problem = "It has named nothing new for 90 hours." };
        watch.Look([silent]);
        watch.Look([silent]);
        watch.Look([silent with { State = "ok", Problem = null }]);
        watch.Look([silent with { State = "ok", Problem = null }]);
        Assert.Equal(
            ["Warning: Source s is silent. It has named nothing new for 90 hours.", "Information: Source s is no longer silent: it is ok."],
            log.Told
        );
    }

    private async Task<string> StateAfterAsync(TimeSpan silence)
    {
        _clock.Advance(LastArticle + silence - _clock.GetUtcNow());
        return (await Statuses.FindAsync("s", CancellationToken.None))!.State;
    }

    private async Task<string?> ProblemAsync() => (await Statuses.FindAsync("s", CancellationToken.None))!.Problem;

    /// <summary>As visits record what they find.</summary>
    private Task BringAsync(IEnumerable<DateTimeOffset> articles) =>
        _host
            .Host.Services.GetRequiredService<IDatabase>()
            .WriteAsync(
                async transaction =>
                {
                    var moments = articles.Select(a => a.ToUnixTimeMilliseconds()).ToList();
                    await transaction.Connection!.ExecuteAsync(
                        "INSERT INTO fetcher_items (key, source, stamp, depth, first_seen, visits, failures, outcome) VALUES (@Key, 's', '', 0, @At, 1, 0, 'Accepted')",
                        moments.Select(at => new { Key = $"k{at}", At = at }),
                        transaction
                    );
                    await transaction.Connection!.ExecuteAsync(
                        """
                        INSERT INTO fetcher_sources (id, kind, listing_due, next_due, interval_ms, last_visit, last_new, failures, paused, lease_until) VALUES ('s', 'Feed', 0, 0, 0, @Last, @Last, 0, 0, 0)
                        ON CONFLICT (id) DO UPDATE SET last_new = excluded.last_new
                        """,
                        new { Last = moments.Max() },
                        transaction
                    );
                },
                CancellationToken.None
            );

    private sealed class Lines : ILogger<SourceWatch>
    {
        public List<string> Told { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Told.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
