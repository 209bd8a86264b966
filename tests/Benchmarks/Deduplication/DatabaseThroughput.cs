using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Ingestion.Tests.Infrastructure;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>
/// Decisions a second in a database, against a bare loop of two-statement transactions. Both take the same articles in turn, a
/// round of each, and the medians of the rounds are told, so that a machine that is busy for a while does not choose the winner.
/// </summary>
internal static class DatabaseThroughput
{
    private const int Round = 100;

    /// <summary>Articles until the tables have some size; more until <see cref="Compiling"/> says that the runtime has compiled both sides.</summary>
    private const int FewestToWarmUp = 3000;

    private const int MostToWarmUp = 12_000;

    private const string FloorTable =
        "CREATE TABLE floor_articles (id TEXT PRIMARY KEY, text TEXT NOT NULL); CREATE TABLE floor_decisions (id TEXT PRIMARY KEY, decision TEXT NOT NULL);";

    public static async Task RunAsync(bool postgres, int documents, int consumers, int seed, TextWriter output, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        await using var server = postgres ? await PostgreSqlServer.OpenAsync() : null;
        IDatabase database = server is null ? new SqliteDatabase(folder["state.db"]) : PostgreSqlDatabase.Open(await server.CreateDatabaseAsync());
        await Migrator.MigrateAsync(database, [.. DeduplicatorSchema.Migrations, new Migration("floor", 1, FloorTable)], TimeProvider.System, cancel);
        var options = new DeduplicationOptions();
        var deduplicator = new ArticleDeduplicator(new SqlStore(database, options, TimeProvider.System), options);
        var (stream, rounds) = (new ArticleStream(seed), new Rounds());
        var warm = await WarmUpAsync(() => MeasureAsync(stream.Next(Round)));
        await output.WriteLineAsync(
            $"{database.Kind}, {consumers} consumers, after {warm} articles to warm up\n| documents | decisions/s | floor/s | ratio | p99 of a decision | processor time a decision | of the floor |\n|---|---|---|---|---|---|---|"
        );
        for (var done = Round; done <= documents; done += Round)
        {
            var (floor, decisions) = await MeasureAsync(stream.Next(Round));
            rounds.Add(floor, decisions);
            if (done == documents || IsPowerOfTen(done)) await output.WriteLineAsync(rounds.Line(done));
        }

        await output.WriteLineAsync(await IndexAsync(database, options));

        async Task<(Pass Floor, Pass Decisions)> MeasureAsync(Article[] articles) =>
            (
                await PassAsync(articles, article => TwoStatementsAsync(database, article, cancel)),
                await PassAsync(articles, article => deduplicator.DecideAsync(article, cancel))
            );

        async Task<Pass> PassAsync(Article[] articles, Func<Article, Task> decide)
        {
            var before = await ServerClock.NowAsync(database, cancel);
            var pass = await RunAsync(articles, consumers, decide);
            return pass with { Processor = (await ServerClock.NowAsync(database, cancel) - before) / articles.Length };
        }
    }

    /// <returns>After how many articles both sides are warm.</returns>
    private static async Task<int> WarmUpAsync(Func<Task> measure)
    {
        var (compiling, articles) = (new Compiling(), 0);
        for (; articles < FewestToWarmUp || (compiling.GoesOn && articles < MostToWarmUp); articles += Round)
        {
            await measure();
            compiling.EndRound();
        }

        return articles;
    }

    /// <summary>How large the index in memory is, and how long a process that starts takes to build it.</summary>
    private static async Task<string> IndexAsync(IDatabase database, DeduplicationOptions options)
    {
        var (before, start) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.GetTimestamp());
        var mirror = await new Mirroring(database, new Statements(database.Kind), options).CurrentAsync();
        var elapsed = Stopwatch.GetElapsedTime(start);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"index in memory: {mirror.Count:N0} documents, {bytes / (double)mirror.Count:N0} bytes each, built in {elapsed.TotalSeconds:0.0} s ({mirror.Count / elapsed.TotalSeconds:N0}/s)"
        );
    }

    private static bool IsPowerOfTen(int number) => number is 1_000 or 10_000 or 100_000 or 1_000_000;

    private static Task TwoStatementsAsync(IDatabase database, Article article, CancellationToken cancel) =>
        database.WriteAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(
                    "INSERT INTO floor_articles (id, text) VALUES (@Id, @Text)",
                    new { Id = article.Id.Value, article.Text },
                    transaction
                );
                await transaction.Connection!.ExecuteAsync(
                    "INSERT INTO floor_decisions (id, decision) VALUES (@Id, 'new')",
                    new { Id = article.Id.Value },
                    transaction
                );
            },
            cancel
        );

    private static async Task<Pass> RunAsync(Article[] articles, int consumers, Func<Article, Task> decide)
    {
        var (queue, times) = (new ConcurrentQueue<Article>(articles), new ConcurrentBag<double>());
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, consumers).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var article))
            {
                var begun = Stopwatch.GetTimestamp();
                await decide(article);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        })));
        return new Pass(articles.Length / Stopwatch.GetElapsedTime(start).TotalSeconds, [.. times]);
    }

    /// <param name="Processor">Processor time an article, the server's included.</param>
    private sealed record Pass(double PerSecond, double[] Milliseconds, TimeSpan Processor = default);

    private sealed class Rounds
    {
        private readonly List<(Pass Floor, Pass Decisions)> _passes = [];

        public void Add(Pass floor, Pass decisions) => _passes.Add((floor, decisions));

        /// <summary>Of the rounds since nine tenths fewer documents.</summary>
        public string Line(int documents)
        {
            var last = _passes.TakeLast(_passes.Count - (_passes.Count / 10)).ToList();
            var times = last.SelectMany(pass => pass.Decisions.Milliseconds).Order().ToArray();
            var (decisions, floor, ratio) = (
                Median(last, pass => pass.Decisions.PerSecond),
                Median(last, pass => pass.Floor.PerSecond),
                Median(last, pass => pass.Decisions.PerSecond / pass.Floor.PerSecond)
            );
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {documents:N0} | {decisions:N0} | {floor:N0} | {ratio:0.00} | {times[(int)(times.Length * 0.99)]:0.0} ms | {Processor(last, pass => pass.Decisions):0.00} ms | {Processor(last, pass => pass.Floor):0.00} ms |"
            );
        }

        private static double Processor(List<(Pass Floor, Pass Decisions)> passes, Func<(Pass Floor, Pass Decisions), Pass> of) =>
            Median(passes, pass => of(pass).Processor.TotalMilliseconds);

        private static double Median(List<(Pass Floor, Pass Decisions)> passes, Func<(Pass Floor, Pass Decisions), double> of) =>
            passes.Select(of).Order().ElementAt(passes.Count / 2);
    }
}
