using System.Collections.Concurrent;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

/// <summary>Copies that arrive next to each other, decided by many consumers at once.</summary>
public sealed class RaceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private readonly DeduplicationOptions _options = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task Many_consumers_in_memory_lose_no_copy(int consumers)
    {
        var deduplicator = new MemoryDeduplicator(_options);
        var pairs = AdjacentPairs.Create(500, consumers);
        await ConsumeAsync(pairs, consumers, article => deduplicator.DecideAsync(article, Cancel));
        var standing = new Dictionary<string, Decision>();
        foreach (var article in pairs) standing[article.Id.Value] = (await deduplicator.StandingAsync(new RevisionId(article.Id, 1), Cancel))!;
        Assert.Equal(0, AdjacentPairs.Broken(standing));
    }

    [Fact]
    public async Task Many_consumers_on_SQLite_lose_no_copy()
    {
        using var folder = new TemporaryFolder();
        using var database = new SqliteDatabase(folder["state.db"]);
        await Migrator.MigrateAsync(database, DeduplicatorSchema.Migrations, TimeProvider.System, Cancel);
        Assert.Equal(0, await BrokenAsync(StoreOn(new JitteryDatabase(database, 1)), AdjacentPairs.Create(60, 1), 8));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Many_consumers_on_PostgreSQL_lose_no_copy(int seed)
    {
        await using var database = await postgres.EmptyAsync(Cancel);
        Assert.Equal(0, await BrokenAsync(StoreOn(new JitteryDatabase(database, seed)), AdjacentPairs.Create(100, seed), 8));
    }

    /// <summary>Shows that the tests above can fail: the same stream, decided without a lock.</summary>
    [Fact]
    public async Task Without_the_locks_PostgreSQL_loses_copies()
    {
        await using var database = await postgres.EmptyAsync(Cancel);
        var unserialised = new SqlStore(new JitteryDatabase(database, 1), _options, TimeProvider.System) { Serialised = false };
        Assert.True(await BrokenAsync(unserialised, AdjacentPairs.Create(100, 1), 8) > 20);
    }

    /// <summary>Texts with more shingles than one transaction holds locks for.</summary>
    [Fact]
    public async Task Very_long_texts_on_PostgreSQL_lose_no_copy()
    {
        await using var database = await postgres.EmptyAsync(Cancel);
        var sentences = new Prose(1).Sentences(600);
        Article[] pair = [Articles.Of("long-a", Prose.Join(sentences)), Articles.Of("long-b", Prose.Join(sentences[..500]), hours: 1)];
        Assert.True(Claim.Of(new Subject(pair[0]), new Mirror(_options)).IsOfAll);
        Assert.Equal(0, await BrokenAsync(StoreOn(new JitteryDatabase(database, 1)), [.. pair, .. AdjacentPairs.Create(10, 1)], 8));
    }

    [Fact]
    public async Task Two_addresses_of_one_GUID_at_the_same_moment_are_one_article()
    {
        await using var database = await postgres.EmptyAsync(Cancel);
        var (stores, pairs) = (
            new[] { StoreOn(new JitteryDatabase(database, 1)), StoreOn(new JitteryDatabase(database, 2)) },
            Enumerable.Range(0, 20).ToList()
        );
        foreach (var pair in pairs)
        {
            var text = new Prose(pair).Text(4);
            Article[] twins =
            [
                Articles.Of($"{pair}-a", text, "press.example", "One story", guid: $"guid-{pair}"),
                Articles.Of($"{pair}-b", new Prose(pair + 1000).Text(4), "press.example", "One story", guid: $"guid-{pair}"),
            ];
            await Task.WhenAll(twins.Zip(stores, (article, store) => new ArticleDeduplicator(store, _options).DecideAsync(article, Cancel)));
            Assert.Single((await StandingAsync(stores[0], twins)).Values.Select(decision => decision.Cluster).Distinct());
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_killed_process_leaves_nothing_that_a_redelivery_does_not_settle()
    {
        await using var database = await postgres.EmptyAsync(Cancel);
        var pairs = AdjacentPairs.Create(300, 9);
        using (var process = DecidingProcess.Start(postgres.ConnectionString, 300, 9, 0, 1))
        {
            while (await DecidedAsync(database) < 50) await Task.Delay(20, Cancel);
            process.Kill();
            await process.WaitForExitAsync(Cancel);
        }

        Assert.InRange(await DecidedAsync(database), 50, pairs.Length - 1);

        Assert.Equal(0, await BrokenAsync(StoreOn(database), pairs, 4));
    }

    private static Task<long> DecidedAsync(PostgreSqlDatabase database) =>
        database.ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM deduplicator_decisions"), Cancel);

    private SqlStore StoreOn(IDatabase database) => new(database, _options, TimeProvider.System);

    private async Task<int> BrokenAsync(SqlStore store, Article[] pairs, int consumers)
    {
        var deduplicator = new ArticleDeduplicator(store, _options);
        await ConsumeAsync(pairs, consumers, article => deduplicator.DecideAsync(article, Cancel));
        return AdjacentPairs.Broken(await StandingAsync(store, pairs));
    }

    private static async Task<Dictionary<string, Decision>> StandingAsync(SqlStore store, Article[] pairs)
    {
        var standing = new Dictionary<string, Decision>();
        foreach (var article in pairs) standing[article.Id.Value] = (await store.StandingAsync(new RevisionId(article.Id, 1), Cancel))!;
        return standing;
    }

    private static Task ConsumeAsync(Article[] articles, int consumers, Func<Article, Task<Decision>> decide)
    {
        var queue = new ConcurrentQueue<Article>(articles);
        return Task.WhenAll(Enumerable.Range(0, consumers).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var article)) await decide(article);
        })));
    }
}
