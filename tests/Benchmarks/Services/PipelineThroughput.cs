using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ingestion.Benchmarks.Deduplication;
using Ingestion.Tests.Distributed;

namespace Ingestion.Benchmarks.Services;

/// <summary>
/// Articles a second from a folder to the index and the alerter, through five services as processes of their own, and where
/// they wait: the stage with the longest queue is the slowest.
/// </summary>
internal static class PipelineThroughput
{
    private static readonly string[] Stages = ["Fetcher", "Deduplicator", "EntityExtractor", "Indexer", "Alerter"];

    public static async Task RunAsync(int articles, string engine, int seed, TextWriter output, CancellationToken cancel)
    {
        var settings = await Parts.OpenAsync("postgresql", engine);
        await using var services = new ServiceProcesses(settings);
        await WriteAsync(services.Folder.Path, articles, seed, cancel);
        var portal = await services.StartAsync("Portal");
        foreach (var stage in Stages.Skip(1)) await services.StartAsync(stage);
        await using var queues = await QueueDepths.ConnectAsync(settings["Bus__ConnectionString"], cancel);
        var before = Stages.ToDictionary(stage => stage, stage => stage == "Fetcher" ? TimeSpan.Zero : services.Used(stage));
        var start = Stopwatch.GetTimestamp();
        services.Begin("Fetcher");
        while (!await IsDoneAsync(portal, articles, cancel))
        {
            await queues.LookAsync(cancel);
            await Task.Delay(TimeSpan.FromSeconds(1), cancel);
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{articles} articles in {seconds:0} s, the fetcher's start included: {articles / seconds:0.0}/s on {Environment.ProcessorCount} processors, with broker, PostgreSQL and {engine} on them too"
            )
        );
        foreach (var stage in Stages)
        {
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {stage}: {(services.Used(stage) - before[stage]).TotalMilliseconds / articles:0.0} ms of processor time an article"
                )
            );
        }

        foreach (var (queue, depth) in queues.Mean())
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {queue}: {depth:0} messages waiting on average"));
    }

    /// <summary>Writes the articles before anything starts: news-like texts, three in ten copies of another.</summary>
    private static async Task WriteAsync(string folder, int articles, int seed, CancellationToken cancel)
    {
        var news = Directory.CreateDirectory(Path.Combine(folder, "in")).FullName;
        foreach (var (number, article) in new ArticleStream(seed).Next(articles).Index())
        {
            var file = Path.Combine(news, $"{number:d6}.md");
            await File.WriteAllTextAsync(
                file,
                $"---\nurl: https://{article.Outlet}/{number}\noutlet: {article.Outlet}\nlanguage: en\n---\n# {article.Title}\n\n{article.Text}\n",
                cancel
            );
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "sources.yaml"), $"sources:\n  - id: folder\n    kind: folder\n    path: {news}\n", cancel);
    }

    private static async Task<bool> IsDoneAsync(Uri portal, int articles, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = portal };
        using var ledger = JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/ledger", UriKind.Relative), cancel));
        return ledger.RootElement.GetProperty("accepted").GetInt64() >= articles && ledger.RootElement.GetProperty("in_flight").GetInt64() == 0;
    }
}
