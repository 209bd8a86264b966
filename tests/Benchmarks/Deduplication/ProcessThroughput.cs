using System.Diagnostics;
using System.Globalization;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger.Database;
using Ingestion.Tests.Infrastructure;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>Decisions a second of two processes on one PostgreSQL against those of one, in turns in one run.</summary>
internal static class ProcessThroughput
{
    private const int Rounds = 3;

    public static async Task RunAsync(int documents, int consumers, TextWriter output, CancellationToken cancel)
    {
        await using var server = await PostgreSqlServer.OpenAsync();
        var (one, two) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            one.Add(await PerSecondAsync(await EmptyAsync(server, cancel), 1, documents, consumers, round, cancel));
            two.Add(await PerSecondAsync(await EmptyAsync(server, cancel), 2, documents, consumers, round, cancel));
        }

        var (single, pair) = (one.Order().ElementAt(Rounds / 2), two.Order().ElementAt(Rounds / 2));
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{consumers} consumers a process: one process {single:N0} decisions/s, two {pair:N0}, ratio {pair / single:0.00} (medians of {Rounds} rounds)"
            )
        );
    }

    /// <summary>One process's part: says that it is ready, waits for a line, decides and ends.</summary>
    public static async Task DecideAsync(string connection, int documents, int consumers, int seed, int part, int parts, CancellationToken cancel)
    {
        await using var database = PostgreSqlDatabase.Open(connection);
        var options = new DeduplicationOptions();
        var deduplicator = new ArticleDeduplicator(new SqlStore(database, options, TimeProvider.System), options);
        var stream = new ArticleStream(seed);
        await Parallel.ForEachAsync(
            stream.Next(100).Where((_, at) => at % parts == part),
            Bounded(consumers, cancel),
            async (article, stop) => await deduplicator.DecideAsync(article, stop)
        );
        var articles = stream.Next(documents).Where((_, at) => at % parts == part).ToArray();
        Console.WriteLine("ready");
        Console.ReadLine();
        await Parallel.ForEachAsync(articles, Bounded(consumers, cancel), async (article, stop) => await deduplicator.DecideAsync(article, stop));
    }

    private static ParallelOptions Bounded(int consumers, CancellationToken cancel) =>
        new() { MaxDegreeOfParallelism = consumers, CancellationToken = cancel };

    private static async Task<string> EmptyAsync(PostgreSqlServer server, CancellationToken cancel)
    {
        var connection = await server.CreateDatabaseAsync();
        await using var database = PostgreSqlDatabase.Open(connection);
        await Migrator.MigrateAsync(database, DeduplicatorSchema.Migrations, TimeProvider.System, cancel);
        return connection;
    }

    private static async Task<double> PerSecondAsync(
        string connection,
        int processes,
        int documents,
        int consumers,
        int seed,
        CancellationToken cancel
    )
    {
        var started = Enumerable.Range(0, processes).Select(part => Start(connection, documents, consumers, seed, part, processes)).ToList();
        foreach (var process in started) await process.StandardOutput.ReadLineAsync(cancel);
        var start = Stopwatch.GetTimestamp();
        foreach (var process in started) await process.StandardInput.WriteLineAsync();
        foreach (var process in started)
        {
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0) throw new InvalidOperationException("A deciding process failed; its message is above.");
            process.Dispose();
        }

        return documents / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static Process Start(string connection, int documents, int consumers, int seed, int part, int parts)
    {
        int[] numbers = [documents, consumers, seed, part, parts];
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(ProcessThroughput).Assembly.Location,
                "deduplication",
                "decide",
                connection,
                .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)),
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }
}
