using Ingestion.Pipeline;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Faults.Tests;

/// <summary>
/// SIGKILL at each point between two effects. Whatever was in flight is finished by the next start without anybody's help,
/// and in the end index, alerts and notices are those of a run that nobody disturbed.
/// </summary>
public sealed class KillTest(Undisturbed undisturbed) : IClassFixture<Undisturbed>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_run_that_is_compared_with_raises_alerts_and_tells_of_them()
    {
        Assert.True(undisturbed.Ending.Alerts.Count >= 2, string.Join('\n', undisturbed.Ending.Alerts));
        Assert.Equal(undisturbed.Ending.Alerts.Count, undisturbed.Ending.Notices.Count);
        Assert.True(undisturbed.Ending.Sum is { Folded: 1, Rejected: 1, InFlight: 0 }, undisturbed.Ending.Sum.ToString());
    }

    [Theory]
    [InlineData(Checkpoints.CaptureStored)]
    [InlineData(Checkpoints.Published)]
    [InlineData(Checkpoints.BeforeEffect)]
    [InlineData(Checkpoints.BeforeAcknowledgement)]
    [InlineData(Checkpoints.IndexedUnrecorded)]
    [InlineData(Checkpoints.NotifiedUnrecorded)]
    public async Task Killed_there_nothing_is_lost_and_nothing_doubled(string point)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using (var killed = new KilledNewsroom(_folder["data"], receiver.Address, "ingest", undisturbed.News, "stop-at", point))
        {
            await killed.HeardAsync($"reached {point}");
            await killed.KillAsync();
        }

        Assert.True((await Ending.SumAsync(_folder["data"])).InFlight > 0, "Nothing was in flight where the process was killed.");
        await RecoverAloneAsync(receiver);
        var ending = await Ending.ReachAsync(_folder["data"], undisturbed.News, receiver);

        Assert.Equal(undisturbed.Ending.Articles, ending.Articles);
        Assert.Equal(undisturbed.Ending.Alerts, ending.Alerts);
        Assert.Equal(undisturbed.Ending.Notices, ending.Notices);
        Assert.Equal(undisturbed.Ending.Sum, ending.Sum);
    }

    /// <summary>What was in flight is finished although nothing is ingested again.</summary>
    private async Task RecoverAloneAsync(WebhookReceiver receiver)
    {
        using var restarted = new KilledNewsroom(_folder["data"], receiver.Address);
        await restarted.HeardAsync("settled");
        Assert.Equal(0, (await Ending.SumAsync(_folder["data"])).InFlight);
    }
}
