using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.Alerter.Tests;

public sealed class CrashTest
{
    private const int MoreStepsThanThereAre = 200;

    private static readonly ArticleEnriched[] Stories =
    [
        new Story { Id = "a", Outlet = "A", Events = [Story.Fall(), Story.Fall("Eastford")] },
        new Story { Id = "b", Outlet = "B", Events = [Story.Fall(status: ClaimStatus.Confirmed)] },
    ];

    [Fact]
    public async Task A_crash_between_any_two_effects_loses_no_alert_and_doubles_none()
    {
        var (undisturbed, keys, steps) = await RunAsync(crashAt: MoreStepsThanThereAre);
        Assert.True(steps > 15, $"only {steps} steps were counted");
        for (var step = 0; step < steps; step++)
        {
            var (alerts, received, _) = await RunAsync(step);
            Assert.Equal(undisturbed, alerts);
            Assert.Equal(keys.Order(), received.Distinct().Order());
            Assert.InRange(received.Count, keys.Count, keys.Count + 1);
        }
    }

    private static async Task<(List<string> Alerts, List<string> Keys, int Steps)> RunAsync(int crashAt)
    {
        var point = new CrashPoint(crashAt);
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var room = await Newsroom.OpenAsync(
            new AlerterOptions { Webhooks = [receiver.Address] },
            database => new CrashingDatabase(database, point)
        );
        foreach (var story in Stories)
            await UntilDoneAsync(room, () => room.TakeAsync(story));
        for (var round = 0; round < 3; round++)
        {
            using var sending = new Sending(room) { Notified = point.Step };
            await UntilDoneAsync(room, sending.SendDueAsync);
            // Past the lease of a sender that died.
            room.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        var alerts = (await room.ListAsync()).Select(a => $"{a.Id} {a.Version} {a.Headline}").ToList();
        return (alerts, [.. receiver.Keys], point.Steps);
    }

    /// <summary>As the bus does: what was not acknowledged is delivered again.</summary>
    private static async Task UntilDoneAsync(Newsroom room, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (CrashException)
        {
            room.Clock.Advance(TimeSpan.FromMinutes(10));
            await work();
        }
    }
}
