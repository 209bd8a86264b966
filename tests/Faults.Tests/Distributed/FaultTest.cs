using Ingestion.Pipeline;
using Ingestion.Tests.Distributed;
using Ingestion.Tests.Infrastructure;
using Xunit;

namespace Ingestion.Faults.Tests.Distributed;

/// <summary>Whatever is killed, frozen or fails, the end is the same: every article accounted for, one document, one alert.</summary>
[Collection("Distributed")]
public sealed class FaultTest(DistributedNewsroom newsroom)
{
    private ServiceProcesses Services => newsroom.Services;

    [Theory]
    [InlineData("Fetcher", Checkpoints.CaptureStored, Checkpoints.EffectUnpublished, Checkpoints.PublishedUnconfirmed, Checkpoints.Published)]
    [InlineData(
        "Deduplicator",
        Checkpoints.BeforeEffect,
        Checkpoints.EffectUnpublished,
        Checkpoints.PublishedUnconfirmed,
        Checkpoints.BeforeAcknowledgement
    )]
    [InlineData(
        "EntityExtractor",
        Checkpoints.BeforeEffect,
        Checkpoints.EffectUnpublished,
        Checkpoints.PublishedUnconfirmed,
        Checkpoints.BeforeAcknowledgement
    )]
    [InlineData("Indexer", Checkpoints.BeforeEffect, Checkpoints.IndexedUnrecorded, Checkpoints.BeforeAcknowledgement)]
    [InlineData("Alerter", Checkpoints.BeforeEffect, Checkpoints.NotifiedUnrecorded, Checkpoints.BeforeAcknowledgement)]
    public async Task A_service_killed_before_its_effect_after_it_after_its_publish_and_before_its_acknowledgement(
        string service,
        params string[] points
    )
    {
        Services.Kill(service);
        foreach (var point in points)
        {
            await newsroom.WriteAsync();
            await Services.StartUntilAsync(service, point);
            Services.Kill(service);
        }

        await Services.StartAsync(service);
        await newsroom.SettleAsync();
    }

    [Fact]
    public async Task The_fetcher_alone_and_the_others_an_hour_later()
    {
        string[] others = ["Deduplicator", "EntityExtractor", "Indexer", "Alerter"];
        foreach (var service in others) Services.Kill(service);
        var before = await newsroom.LedgerAsync();
        await newsroom.WriteAsync(3);
        await Until.Async(async () => (await newsroom.LedgerAsync()).InFlight == before.InFlight + 3, "the fetcher has taken them");
        Services.Kill("Fetcher");
        foreach (var service in others) await Services.StartAheadAsync(service, TimeSpan.FromHours(1));
        await newsroom.SettleAsync();
        foreach (var service in others)
        {
            Services.Kill(service);
            await Services.StartAsync(service);
        }

        await Services.StartAsync("Fetcher");
    }

    [Fact]
    public async Task The_broker_killed_while_articles_are_published()
    {
        var broker = await RabbitMqServer.SharedAsync();
        await newsroom.WriteAsync(4);
        await Until.Async(async () => (await newsroom.LedgerAsync()).InFlight > 0, "articles are under way");
        broker.Kill();
        await newsroom.WriteAsync(2);
        await broker.StartAsync();
        await newsroom.SettleAsync();
    }

    [Theory]
    [InlineData(EngineFault.TooMany, 3)]
    [InlineData(EngineFault.Unavailable, 3)]
    [InlineData(EngineFault.Silence, 1)]
    [InlineData(EngineFault.OneRefused, 2)]
    [InlineData(EngineFault.AnswerLost, 2)]
    public async Task The_engine_fails_while_it_is_written_to(EngineFault fault, int times)
    {
        newsroom.Engine.Fail(fault, times);
        await newsroom.WriteAsync(2);
        await Until.Async(() => Task.FromResult(newsroom.Engine.HasFailed), $"the engine has failed {times} times");
        await newsroom.SettleAsync();
    }

    [Fact]
    public async Task A_document_that_the_mapping_refuses_is_quarantined_alone_and_goes_in_once_that_is_mended()
    {
        newsroom.Engine.Misfit = await newsroom.WriteAsync();
        await newsroom.WriteAsync(2);
        var refused = await newsroom.QuarantinedAsync();
        Assert.Contains("misfit", refused.Reason, StringComparison.Ordinal);
        Assert.Contains("strict", refused.Reason, StringComparison.Ordinal);
        Assert.Contains(newsroom.Engine.Misfit, refused.Title, StringComparison.Ordinal);
        await Until.Async(
            async () => await newsroom.LedgerAsync() is { InFlight: 0, Quarantined: 1 } sum && sum.Indexed == sum.Accepted - 1,
            "its neighbours pass",
            async () => $"{await newsroom.LedgerAsync()}"
        );

        newsroom.Engine.Misfit = null;
        await newsroom.RetryAsync(refused);
        await newsroom.SettleAsync();
    }

    [Theory]
    [InlineData("Deduplicator")]
    [InlineData("Indexer")]
    public async Task A_service_that_stands_still_while_another_of_its_kind_works(string service)
    {
        Services.Freeze(service);
        await newsroom.WriteAsync(2);
        Services.Begin(service, "Second");
        await Task.Delay(TimeSpan.FromSeconds(3));
        Services.Thaw(service);
        await newsroom.SettleAsync();
        Services.Kill("Second");
    }
}
