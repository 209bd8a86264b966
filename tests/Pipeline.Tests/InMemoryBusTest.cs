using System.Collections.Concurrent;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;
using Ingestion.Tests;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Ingestion.Pipeline.Tests;

public sealed class InMemoryBusTest : IAsyncLifetime
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private readonly Script _script = new();
    private IHost _host = null!;

    private ILedger Ledger => _host.Services.GetRequiredService<ILedger>();

    public async ValueTask InitializeAsync() => _host = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(Now);
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_announced_article_reaches_its_consumer_and_is_confirmed()
    {
        await AnnounceAsync("a");
        Assert.Equal("a", (await _script.NextAsync()).Id.Value);
        await Until(async () => (await Ledger.UnconfirmedAsync(Stage.Fetched, DateTimeOffset.MaxValue, 10, Now)).Count == 0);
    }

    [Fact]
    public async Task Poison_is_tried_three_times_and_quarantined_with_its_reason()
    {
        _script.Answer = _ => throw new FormatException("no such thing");
        await AnnounceAsync("a");
        await Until(async () => (await Ledger.SumAsync(Now)).Quarantined == 1);
        Assert.Equal(3, _script.Deliveries);
        var state = await Ledger.StateAsync(new RevisionId(new ArticleId("a"), 1), Now);
        Assert.Contains("no such thing", state!.Reason, StringComparison.Ordinal);
        Assert.Contains("deduplicator", state.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_is_waited_for_and_never_quarantined()
    {
        _script.Answer = _ => _script.Deliveries <= 5 ? throw new OutageException("away") : Task.CompletedTask;
        await AnnounceAsync("a");
        await Until(() => Task.FromResult(_script.Deliveries > 5));
        Assert.Equal(0, (await Ledger.SumAsync(Now)).Quarantined);
    }

    [Fact]
    public async Task What_a_dead_process_had_queued_is_published_again()
    {
        _script.Answer = _ => throw new OutageException("the process dies while this waits");
        await AnnounceAsync("a");
        await Until(() => Task.FromResult(_script.Deliveries > 0));
        await _host.StopAsync(Now);
        _host.Dispose();
        _script.Reset();
        _host = await StartAsync();
        Assert.Equal("a", (await _script.NextAsync()).Id.Value);
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition()) await Task.Delay(20, patience.Token);
    }

    private async Task<IHost> StartAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new("Ledger:Path", _folder["state.db"])]);
        builder.Services.AddSingleton(_script);
        builder.AddServiceDefaults();
        builder.AddReconciler(Stage.Fetched);
        builder.AddConsumer<ScriptedConsumer>(Topology.Deduplicator);
        builder.AddBus();
        var host = builder.Build();
        await host.StartAsync(Now);
        return host;
    }

    private async Task AnnounceAsync(string id)
    {
        var capture = new CaptureId($"capture of {id}");
        await Ledger.EnterCaptureAsync(new CaptureEntry(capture, "source", null, "hash", DateTimeOffset.UnixEpoch), Now);
        var accepted = await Ledger.AcceptAsync(capture, [ArticleOf(id, capture)], Now);
        await _host.Services.GetRequiredService<Announcer>().AnnounceAsync(new PendingRevision(accepted[0], null, null), Now);
    }

    private static Article ArticleOf(string id, CaptureId capture) => new()
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

    /// <summary>What the consumer does with each delivery, and what it has seen.</summary>
    private sealed class Script
    {
        private readonly ConcurrentQueue<Article> _seen = new();
        private int _deliveries;

        public Func<Article, Task> Answer { get; set; } = _ => Task.CompletedTask;

        public int Deliveries => Volatile.Read(ref _deliveries);

        public void Reset()
        {
            Answer = _ => Task.CompletedTask;
            _seen.Clear();
        }

        public Task ConsumeAsync(Article article)
        {
            Interlocked.Increment(ref _deliveries);
            _seen.Enqueue(article);
            return Answer(article);
        }

        public async Task<Article> NextAsync()
        {
            Article? next = null;
            await Until(() => Task.FromResult(_seen.TryDequeue(out next)));
            return next!;
        }
    }

    private sealed class ScriptedConsumer(Script script) : IConsumer<ArticleFetched>
    {
        public Task Consume(ConsumeContext<ArticleFetched> context) => script.ConsumeAsync(context.Message.Article);
    }
}
