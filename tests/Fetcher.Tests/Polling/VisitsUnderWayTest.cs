using Ingestion.Fetcher.Polling;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

public sealed class VisitsUnderWayTest
{
    [Fact]
    public async Task A_visit_that_ends_at_once_leaves_room_for_the_next()
    {
        var visits = new VisitsUnderWay();
        var made = 0;
        for (var round = 1; round <= 2000; round++)
        {
            visits.Start("source", _ => Task.FromResult(Interlocked.Increment(ref made)), TestContext.Current.CancellationToken);
            await visits.WhenEndedAsync().WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
            Assert.True(SpinWait.SpinUntil(() => visits.Count == 0, 5000), $"Round {round}: the visit ended and its entry stayed.");
            Assert.Equal(round, made);
        }
    }

    [Fact]
    public async Task A_source_is_not_visited_twice_at_a_time()
    {
        var visits = new VisitsUnderWay();
        var end = new TaskCompletionSource();
        var made = 0;
        for (var i = 0; i < 5; i++)
        {
            visits.Start(
                "source",
                _ =>
                {
                    Interlocked.Increment(ref made);
                    return end.Task;
                },
                TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, visits.Count);
        end.SetResult();
        await visits.WhenEndedAsync().WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task A_visit_that_fails_leaves_room_for_the_next()
    {
        var visits = new VisitsUnderWay();
        var end = new TaskCompletionSource();
        visits.Start("source", _ => end.Task, TestContext.Current.CancellationToken);
        var ended = visits.WhenEndedAsync();
        end.SetException(new InvalidOperationException("broken"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ended.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        Assert.True(SpinWait.SpinUntil(() => visits.Count == 0, 5000));
    }

    [Fact]
    public async Task The_visits_to_one_source_are_ended_and_waited_for()
    {
        var visits = new VisitsUnderWay();
        var hasEnded = false;
        visits.Start(
            "left alone",
            async end =>
            {
                await Task.Delay(Timeout.Infinite, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                hasEnded = true;
            },
            TestContext.Current.CancellationToken);
        var other = new TaskCompletionSource();
        visits.Start("other", end => other.Task.WaitAsync(end), TestContext.Current.CancellationToken);
        await visits.EndAsync(["left alone", "unknown"]).WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.True(hasEnded);
        Assert.Equal("other", Assert.Single(visits.Sources));
        other.SetResult();
        await visits.WhenEndedAsync();
    }
}
