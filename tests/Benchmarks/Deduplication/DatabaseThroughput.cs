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

/// <summary>Decisions a second in a database, against a bare loop of two-statement transactions in the same run.</summary>
internal static class DatabaseThroughput
{
    private const string FloorTable = "CREATE TABLE floor_articles (id TEXT PRIMARY KEY, text TEXT NOT NULL); CREATE TABLE floor_decisions (id TEXT PRIMARY KEY, decision TEXT NOT NULL);";

    public static async Task RunAsync(bool postgres, int documents, int consumers, int seed, TextWriter output, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        await using var server = postgres ? await PostgreSqlServer.OpenAsync() : null;
        IDatabase database = server is null ? new SqliteDatabase(folder["state.db"]) : PostgreSqlDatabase.Open(await server.CreateDatabaseAsync());
        await Migrator.MigrateAsync(database, [.. DeduplicatorSchema.Migrations, new Migration("floor", 1, FloorTable)], TimeProvider.System, cancel);
        var options = new DeduplicationOptions();
        var deduplicator = new ArticleDeduplicator(new SqlStore(database, options, TimeProvider.System), options);
        var stream = new ArticleStream(seed);
        await PerSecondAsync(stream.Next(200), consumers, article => deduplicator.DecideAsync(article, cancel));
        var articles = stream.Next(documents);
        var floor = await PerSecondAsync(articles, consumers, article => TwoStatementsAsync(database, article, cancel));
        var one = await PerSecondAsync(articles[..(documents / 2)], 1, article => deduplicator.DecideAsync(article, cancel));
        var many = await PerSecondAsync(articles[(documents / 2)..], consumers, article => deduplicator.DecideAsync(article, cancel));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{database.Kind}: {consumers} consumers {many:N0} decisions/s, one consumer {one:N0}, floor of two-statement transactions with {consumers} {floor:N0}, ratio {many / floor:0.00}"));
    }

    private static Task TwoStatementsAsync(IDatabase database, Article article, CancellationToken cancel) => database.WriteAsync(
        async transaction =>
        {
            await transaction.Connection!.ExecuteAsync("INSERT INTO floor_articles (id, text) VALUES (@Id, @Text)", new { Id = article.Id.Value, article.Text }, transaction);
            await transaction.Connection!.ExecuteAsync("INSERT INTO floor_decisions (id, decision) VALUES (@Id, 'new')", new { Id = article.Id.Value }, transaction);
        },
        cancel);

    private static async Task<double> PerSecondAsync(Article[] articles, int consumers, Func<Article, Task> decide)
    {
        var queue = new ConcurrentQueue<Article>(articles);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, consumers).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var article)) await decide(article);
        })));
        return articles.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
