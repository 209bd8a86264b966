using Ingestion.Fetcher.Feeds;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Polling;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

public sealed class RhythmTest
{
    private static readonly TimeSpan Min = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Max = TimeSpan.FromHours(6);

    [Theory]
    [InlineData("<ttl>45</ttl>", 45)]
    [InlineData("<ttl>soon</ttl>", null)]
    [InlineData("<ttl>999999999</ttl>", 44_640)]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod>", 60)]
    [InlineData("<sy:updatePeriod> Hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30)]
    [InlineData("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 1440)]
    [InlineData("<sy:updatePeriod>often</sy:updatePeriod>", null)]
    [InlineData("", null)]
    public void A_feed_says_how_often_it_wants_to_be_asked(string elements, int? minutes)
    {
        var feed = FeedParser.Parse(
            System.Text.Encoding.UTF8.GetBytes(
                $"<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>{elements}<item><link>https://velmaria.example/1</link></item></channel></rss>"
            ),
            "text/xml",
            "https://velmaria.example/feed"
        );
        Assert.Equal(minutes, feed.Interval?.TotalMinutes);
    }

    [Theory]
    [InlineData("max-age=1800", null, 1800)]
    [InlineData("public, Max-Age=1800", "600", 1200)]
    [InlineData("max-age=60", "600", 0)]
    [InlineData("no-store", null, null)]
    public void An_answer_says_how_long_it_stays_fresh(string cacheControl, string? age, int? seconds)
    {
        var answer = new FetchResponse
        {
            Status = 200,
            Url = "https://velmaria.example/",
            Headers = [new("Cache-Control", cacheControl), .. age is null ? Array.Empty<KeyValuePair<string, string>>() : [new("Age", age)]],
        };
        Assert.Equal(seconds, answer.MaxAge()?.TotalSeconds);
    }

    [Fact]
    public void The_interval_halves_after_news_grows_without_and_keeps_within_what_publisher_and_operator_want()
    {
        var hour = TimeSpan.FromHours(1);
        Assert.Equal(hour / 2, Rhythm.Next(hour, added: 3, asked: null, Min, Max));
        Assert.Equal(hour * 1.5, Rhythm.Next(hour, added: 0, asked: null, Min, Max));
        Assert.Equal(hour * 2, Rhythm.Next(hour, added: 3, asked: hour * 2, Min, Max));
        Assert.Equal(Max, Rhythm.Next(hour, added: 3, asked: TimeSpan.FromDays(7), Min, Max));
        Assert.Equal(Min, Rhythm.Next(Min, added: 3, asked: null, Min, Max));
    }

    [Fact]
    public void Sources_due_on_one_moment_drift_apart()
    {
        var random = new Random(7);
        var due = Enumerable.Range(0, 500).Select(_ => Rhythm.Spread(Min, random)).ToList();
        Assert.All(due, time => Assert.InRange(time, Min * 0.9, Min * 1.1));
        Assert.True(due.GroupBy(time => (int)time.TotalSeconds).Max(second => second.Count()) < 50);
    }

    [Fact]
    public void An_article_is_visited_less_and_less_while_it_is_young_and_then_never()
    {
        var born = new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);
        var waits = new List<TimeSpan>();
        for (DateTimeOffset? now = born; now is { } visit && waits.Count < 100;)
        {
            now = Revisits.Next(visit, born, published: null, Min, Max, TimeSpan.FromDays(3));
            if (now is { } next) waits.Add(next - visit);
        }

        Assert.Equal(Min, waits[0]);
        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits.Count, 10, 30);
        Assert.Null(Revisits.Next(born, born, published: born.AddDays(-4), Min, Max, TimeSpan.FromDays(3)));
    }
}
