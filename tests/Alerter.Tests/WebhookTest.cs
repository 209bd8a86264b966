using System.Text.Json;
using Ingestion.Alerter.Alerts;
using Xunit;

namespace Ingestion.Alerter.Tests;

public sealed class WebhookTest
{
    [Fact]
    public async Task Each_version_that_is_told_is_posted_once_under_its_own_key()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var room = await Newsroom.OpenAsync(new AlerterOptions { Webhooks = [receiver.Address] });
        using var sending = new Sending(room);
        var raised = await room.TakeAllAsync(
            new Story
            {
                Id = "a",
                Outlet = "A",
                Events = [Story.Fall()],
            },
            new Story
            {
                Id = "b",
                Outlet = "B",
                Events = [Story.Fall()],
            }
        );
        await sending.SendDueAsync();
        await sending.SendDueAsync();
        Assert.Equal(raised.Select(r => r.Key), receiver.Keys);
        var notice = JsonSerializer.Deserialize<AlertNotice>(receiver.Received[1].Body, AlertJson.Options)!;
        Assert.Equal((AmendmentReason.Corroborated, raised[0].Incident, 2), (notice.Reason, notice.Alert.Id, notice.Alert.Sources));
        Assert.Equal("Varnholt fell (Claimed).", notice.Alert.Evidence![0].Sentence);
    }

    [Fact]
    public async Task A_historical_alert_is_never_sent()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var room = await Newsroom.OpenAsync(new AlerterOptions { Webhooks = [receiver.Address] });
        using var sending = new Sending(room);
        await room.TakeAsync(new Story { Id = "a", At = -72, Events = [Story.Fall(date: "2031-05-07")] });
        room.Clock.Advance(TimeSpan.FromHours(1));
        await sending.SendDueAsync();
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task A_refused_notice_is_tried_again_with_growing_pauses_under_the_same_key()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var tries = 0;
        receiver.Answer = _ => Task.FromResult(++tries < 3 ? 500 : 200);
        await using var room = await Newsroom.OpenAsync(new AlerterOptions { Webhooks = [receiver.Address] });
        using var sending = new Sending(room);
        var raised = await room.TakeAsync(new Story { Id = "a", Events = [Story.Fall()] });
        foreach (var (seconds, triesThen) in new[] { (0, 1), (1, 1), (1, 2), (3, 2), (1, 3), (900, 3) })
        {
            room.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await sending.SendDueAsync();
            Assert.Equal(triesThen, tries);
        }

        Assert.Equal([raised[0].Key], receiver.Keys);
    }

    [Fact]
    public async Task A_webhook_that_hangs_is_cut_off_and_does_not_hold_up_another()
    {
        await using var hanging = await WebhookReceiver.StartAsync();
        await using var healthy = await WebhookReceiver.StartAsync();
        hanging.Answer = async context =>
        {
            await Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted);
            return 200;
        };
        await using var room = await Newsroom.OpenAsync(
            new AlerterOptions { Webhooks = [hanging.Address, healthy.Address], WebhookTimeout = TimeSpan.FromSeconds(1) }
        );
        using var sending = new Sending(room);
        await room.TakeAsync(new Story { Id = "a", Events = [Story.Fall()] });
        await sending.SendDueAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Single(healthy.Keys);
        Assert.Empty(hanging.Keys);
    }

    [Fact]
    public async Task A_webhook_that_is_gone_for_days_is_given_up()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var tries = 0;
        receiver.Answer = _ => Task.FromResult(++tries > 0 ? 410 : 0);
        await using var room = await Newsroom.OpenAsync(new AlerterOptions { Webhooks = [receiver.Address] });
        using var sending = new Sending(room);
        await room.TakeAsync(new Story { Id = "a", Events = [Story.Fall()] });
        for (var day = 0; day < 10; day++)
        {
            await sending.SendDueAsync();
            room.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.InRange(tries, 3, 6);
    }
}
