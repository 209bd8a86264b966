using System.Collections.Concurrent;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;
using Ingestion.Tests;
using Ingestion.Tests.Infrastructure;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Xunit;

namespace Ingestion.Pipeline.Tests;

/// <summary>Against a real broker. One process publishes (the fetcher's part), another reads (the deduplicator's).</summary>
public sealed class RabbitMqBusTest : IAsyncLifetime
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private readonly List<IHost> _hosts = [];
    private readonly Readings _readings = new();
    private RabbitMqServer _broker = null!;

    public async ValueTask InitializeAsync() => _broker = await RabbitMqServer.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync(Now);
            host.Dispose();
        }

        if (_broker is not null) await _broker.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_published_while_no_reader_ever_ran_waits_for_it()
    {
        var publisher = await StartAsync(reads: false);
        for (var i = 0; i < 200; i++) await AnnounceAsync(publisher, $"a{i}");
        await StopAsync(publisher);
        Assert.Equal(200u, await CountAsync("deduplicator"));
        await StartAsync(reads: true);
        await Until(() => _readings.Distinct == 200);
    }

    [Fact]
    public async Task A_publish_that_no_queue_takes_is_an_error_and_stays_owed()
    {
        var publisher = await StartAsync(reads: false);
        await AnnounceAsync(publisher, "a");
        await _broker.ControlAsync("delete_queue", "deduplicator");
        await Assert.ThrowsAsync<OutageException>(() => AnnounceAsync(publisher, "b"));
        await Until(async () => (await OwedAsync(publisher)).Count == 1);
    }

    [Fact]
    public async Task A_broker_killed_while_publishing_loses_nothing_and_everyone_reconnects()
    {
        var publisher = await StartAsync(reads: false);
        await StartAsync(reads: true);
        var killed = Task.Run(async () =>
        {
            await Until(() => _readings.Distinct > 50);
            _broker.Kill();
            await _broker.StartAsync();
        });
        for (var i = 0; i < 400; i++) await AnnounceUntilTakenAsync(publisher, $"a{i}");
        await killed;
        await Until(() => _readings.Distinct == 400);
        await Until(async () => (await OwedAsync(publisher)).Count == 0);
    }

    [Fact]
    public async Task A_broker_that_confirms_nothing_is_an_outage_in_bounded_time()
    {
        var publisher = await StartAsync(reads: false, settings: new KeyValuePair<string, string?>("Bus:ConfirmSeconds", "1"));
        await AnnounceAsync(publisher, "a");
        _broker.Freeze();
        var refused = AnnounceAsync(publisher, "b");
        await Assert.ThrowsAsync<OutageException>(() => refused.WaitAsync(TimeSpan.FromSeconds(60)));
        await Until(async () => (await OwedAsync(publisher)).Count == 1);
        _broker.Thaw();
        await AnnounceUntilTakenAsync(publisher, "c");
    }

    [Fact]
    public async Task A_message_that_is_not_ours_is_laid_aside_and_its_neighbours_pass()
    {
        var publisher = await StartAsync(reads: false);
        await using (var connection = await ConnectAsync())
        {
            await using var channel = await connection.CreateChannelAsync();
            await channel.BasicPublishAsync("v1.article-fetched", "", Encoding.UTF8.GetBytes("{\"nonsense\":"));
        }

        await AnnounceAsync(publisher, "a");
        await StartAsync(reads: true);
        await Until(() => _readings.Distinct == 1);
        await Until(async () => await CountAsync("deduplicator_error") == 1);
    }

    [Fact]
    public async Task What_its_reader_dies_over_ends_in_the_ledgers_quarantine()
    {
        var publisher = await StartAsync(reads: false);
        await AnnounceAsync(publisher, "killer");
        await using (var connection = await ConnectAsync())
        {
            await TakeAndDieAsync(connection, "deduplicator", times: 6);
            await TakeAndDieAsync(connection, "deduplicator.suspect", times: 4);
        }

        await Until(async () => await CountAsync("deduplicator.quarantine") == 1);
        var reader = await StartAsync(reads: true);
        await Until(async () => (await Ledger(reader).SumAsync(Now)).Quarantined == 1);
        var state = await Ledger(reader).StateAsync(new RevisionId(new ArticleId("killer"), 1), Now);
        Assert.Contains("deduplicator: the service died", state!.Reason, StringComparison.Ordinal);
        Assert.Equal(0, _readings.Distinct);
    }

    [Fact]
    public async Task A_suspect_that_was_innocent_passes()
    {
        var publisher = await StartAsync(reads: false);
        await AnnounceAsync(publisher, "innocent");
        await using (var connection = await ConnectAsync()) await TakeAndDieAsync(connection, "deduplicator", times: 6);
        await StartAsync(reads: true);
        await Until(() => _readings.Distinct == 1);
    }

    [Fact]
    public async Task An_outage_that_outlasts_patience_puts_the_message_aside_and_brings_it_back()
    {
        var clock = new FakeClock(DateTimeOffset.UtcNow);
        var away = true;
        _readings.Answer = () => away ? throw new OutageException("away") : Task.CompletedTask;
        var publisher = await StartAsync(reads: false);
        await AnnounceAsync(publisher, "a");
        var reader = await StartAsync(reads: true, clock);
        await Until(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            return await CountAsync("deduplicator.delay") == 1;
        });
        away = false;
        var triesSoFar = _readings.Count;
        await Until(() => _readings.Count > triesSoFar);
        Assert.Equal(0, (await Ledger(reader).SumAsync(Now)).Quarantined);
        await Until(async () => await CountAsync("deduplicator") == 0);
    }

    private static ILedger Ledger(IHost host) => host.Services.GetRequiredService<ILedger>();

    private static Task<IReadOnlyList<PendingRevision>> OwedAsync(IHost host) =>
        Ledger(host).UnconfirmedAsync(Stage.Fetched, DateTimeOffset.MaxValue, 10, Now);

    private static Task Until(Func<bool> condition) => Until(() => Task.FromResult(condition()));

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (!await condition()) await Task.Delay(50, patience.Token);
    }

    /// <summary>Takes a message and gives it back unhandled, as a dying process does.</summary>
    private static async Task TakeAndDieAsync(IConnection connection, string queue, int times)
    {
        await using var channel = await connection.CreateChannelAsync();
        for (var taken = 0; taken < times;)
        {
            if (await channel.BasicGetAsync(queue, autoAck: false) is not { } message)
            {
                await Task.Delay(50);
                continue;
            }

            await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true);
            taken++;
        }
    }

    private async Task<IHost> StartAsync(bool reads, TimeProvider? clock = null, params KeyValuePair<string, string?>[] settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.AddFilter("MassTransit", LogLevel.None);
        builder.Configuration.AddInMemoryCollection([
            new("Ledger:Path", _folder["state.db"]),
            new("Bus:Transport", "rabbitmq"),
            new("Bus:ConnectionString", _broker.ConnectionString),
            .. settings,
        ]);
        builder.Services.AddSingleton(_readings);
        if (clock is not null) builder.Services.AddSingleton(clock);
        builder.AddServiceDefaults();
        if (reads) builder.AddConsumer<Reader>(Topology.Deduplicator);
        builder.AddBus();
        var host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync(Now);
        return host;
    }

    private async Task StopAsync(IHost host)
    {
        _hosts.Remove(host);
        await host.StopAsync(Now);
        host.Dispose();
    }

    private static async Task AnnounceAsync(IHost host, string id) =>
        await host.Services.GetRequiredService<Announcer>().AnnounceAsync(await AcceptAsync(host, id), Now);

    private static async Task AnnounceUntilTakenAsync(IHost host, string id)
    {
        var owed = await AcceptAsync(host, id);
        while (true)
        {
            try
            {
                await host.Services.GetRequiredService<Announcer>().AnnounceAsync(owed, Now).WaitAsync(TimeSpan.FromSeconds(60));
                return;
            }
            catch (OutageException)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<PendingRevision> AcceptAsync(IHost host, string id)
    {
        var capture = new CaptureId($"capture of {id}");
        await Ledger(host).EnterCaptureAsync(new CaptureEntry(capture, "source", null, "hash", DateTimeOffset.UnixEpoch), Now);
        var article = new Article
        {
            Id = new ArticleId(id),
            Revision = 0,
            TextHash = "hash",
            Capture = capture,
            Source = "source",
            Outlet = "Outlet",
            Title = "Title",
            Text = "Text",
            Fetched = DateTimeOffset.UnixEpoch,
        };
        return new PendingRevision((await Ledger(host).AcceptAsync(capture, [article], Now))[0], null, null);
    }

    private Task<IConnection> ConnectAsync() => new ConnectionFactory { Uri = new Uri(_broker.ConnectionString) }.CreateConnectionAsync();

    /// <returns>Messages that wait in the queue; none while there is no such queue yet.</returns>
    private async Task<uint> CountAsync(string queue)
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    }

    /// <summary>What was read, and what the reader does with it.</summary>
    private sealed class Readings
    {
        private readonly ConcurrentQueue<string> _ids = new();

        public Func<Task> Answer { get; set; } = () => Task.CompletedTask;

        public int Count => _ids.Count;

        public int Distinct => _ids.Distinct().Count();

        public Task AddAsync(string id)
        {
            _ids.Enqueue(id);
            return Answer();
        }
    }

    private sealed class Reader(Readings readings) : IConsumer<ArticleFetched>
    {
        public Task Consume(ConsumeContext<ArticleFetched> context) => readings.AddAsync(context.Message.Article.Id.Value);
    }
}
