using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Bus;
using Ingestion.Tests;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Ingestion.Benchmarks.Bus;

/// <summary>
/// Three ways to get the same messages into the same quorum queue, each publish confirmed, with as many under way at once as
/// the fetcher has: through the announcer, which records each confirmation in a SQLite ledger; through the bus alone; and with
/// the broker's client and nothing else.
/// </summary>
internal static class PublishThroughput
{
    /// <summary>The fetcher's default.</summary>
    private const int UnderWay = 16;

    public static async Task RunAsync(string url, int messages, int rounds, TextWriter output, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        using var host = Build(url, folder["state.db"]);
        await host.StartAsync(cancel);
        var bus = host.Services.GetRequiredService<IBusControl>();
        var announcer = host.Services.GetRequiredService<Announcer>();
        await using var connection = await new ConnectionFactory { Uri = new Uri(url) }.CreateConnectionAsync(cancel);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            cancel
        );
        // Declares the queues, as every publisher does before its first message.
        await announcer.AnnounceAsync(Revision("first"), cancel);
        var (ledger, alone, bare) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var work = Enumerable.Range(0, messages).Select(i => Revision($"{round}-{i}")).ToList();
            var announced = await RateAsync(work, revision => announcer.AnnounceAsync(revision, cancel), cancel);
            var published = await RateAsync(work, revision => bus.Publish(new ArticleFetched(revision.Article), cancel), cancel);
            var sent = await RateAsync(work, revision => SendAsync(channel, revision, cancel), cancel);
            await channel.QueuePurgeAsync("deduplicator", cancel);
            if (round == 0) continue;
            ledger.Add(announced / sent);
            alone.Add(published / sent);
            bare.Add(sent);
        }

        await host.StopAsync(cancel);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"bare {Median(bare):N0}/s; the bus alone {Median(alone):0.00} of it; with the ledger's record of each confirmation {Median(ledger):0.00} (medians of {rounds} rounds of {messages})"
            )
        );
    }

    private static IHost Build(string url, string database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([
            new("Bus:Transport", "rabbitmq"),
            new("Bus:ConnectionString", url),
            new("Ledger:Path", database),
        ]);
        builder.AddServiceDefaults();
        builder.AddBus();
        return builder.Build();
    }

    private static async Task<double> RateAsync(List<PendingRevision> work, Func<PendingRevision, Task> publish, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            work,
            new ParallelOptions { MaxDegreeOfParallelism = UnderWay, CancellationToken = cancel },
            async (revision, _) => await publish(revision)
        );
        return work.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task SendAsync(IChannel channel, PendingRevision revision, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new ArticleFetched(revision.Article), ContractJson.Options);
        await channel.BasicPublishAsync("", "deduplicator", mandatory: true, new BasicProperties { Persistent = true }, body, cancel);
    }

    private static PendingRevision Revision(string key) =>
        new(TestArticles.Article(key, "Outlet", $"Title {key}", string.Join(' ', Enumerable.Range(0, 400).Select(i => $"word{i}"))), null, null);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
