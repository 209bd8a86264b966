using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger.Database;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

/// <summary>What one process has in memory of what others have filed, on SQLite and on PostgreSQL.</summary>
public sealed class MirrorTests(PostgresFixture postgres) : DecidingTests(postgres)
{
    private readonly string _text = new Prose(1).Text();

    private readonly string _other = new Prose(2).Text();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_one_process_files_the_other_finds(DatabaseKind kind)
    {
        var (one, two) = await TwoAsync(kind);
        await one(Articles.Of("a", _text));
        Assert.Equal(new ArticleId("a"), (await two(Articles.Of("b", _text, hours: 1))).Cluster);
        Assert.Equal(new ArticleId("a"), (await one(Articles.Of("c", _text, hours: 2))).Cluster);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_revision_by_one_process_is_what_the_other_compares_with(DatabaseKind kind)
    {
        var (one, two) = await TwoAsync(kind);
        await one(Articles.Of("a", _text));
        await one(Articles.Of("a", _other, revision: 2));
        Assert.Equal(Relation.New, (await two(Articles.Of("b", _text, hours: 1))).Relation);
        Assert.Equal(new ArticleId("a"), (await two(Articles.Of("c", _other, hours: 1))).Cluster);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_has_left_the_window_or_was_forgotten_leaves_every_memory(DatabaseKind kind)
    {
        var (one, two) = await TwoAsync(kind);
        await one(Articles.Of("old", _text));
        await two(Articles.Of("gone", _other, hours: 24 * 90));
        Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(3, await new Window(Database, Options, Clock).CloseAsync(Cancel));
        await new DeduplicatorPurge(Database, Clock).PurgeAsync([], [new ArticleId("gone")], Cancel);
        foreach (var (name, text) in new[] { ("old", _text), ("gone", _other) })
        {
            var again = await one(Articles.Of($"again-{name}", text, hours: 24 * 91));
            Assert.Equal(Relation.New, again.Relation);
            Assert.Equal(again.Cluster, (await two(Articles.Of($"once-more-{name}", text, hours: 24 * 92))).Cluster);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Memory_lets_go_of_what_another_process_expired_or_forgot(DatabaseKind kind)
    {
        await OpenAsync(kind, Articles.Of("old", _text), Articles.Of("young", _other, hours: 24 * 90));
        var statements = new Statements(kind);
        var mirror = await new Mirroring(Database, statements, Options).CurrentAsync();
        Assert.Equal(2, mirror.Count);
        Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, await new Window(Database, Options, Clock).CloseAsync(Cancel));
        await Database.WriteAsync(transaction => new BatchLoading(statements, mirror, locks: false).LoadAsync(transaction, [], []), Cancel);
        Assert.Equal(1, mirror.Count);
        await new DeduplicatorPurge(Database, Clock).PurgeAsync([], [new ArticleId("young")], Cancel);
        await Database.WriteAsync(transaction => new BatchLoading(statements, mirror, locks: false).LoadAsync(transaction, [], []), Cancel);
        Assert.Equal(0, mirror.Count);
    }

    /// <summary>In SQLite a decision reads what others of the same commit have written.</summary>
    [Fact]
    public async Task Memory_keeps_nothing_of_a_commit_that_failed()
    {
        await OpenAsync(DatabaseKind.Sqlite);
        var database = new LosingDatabase(Database);
        var deduplicator = new ArticleDeduplicator(new SqlStore(database, Options, Clock), Options);
        await deduplicator.DecideAsync(Articles.Of("a", _text), Cancel);
        database.Before =
            "UPDATE deduplicator_change SET last = last + 1; UPDATE deduplicator_articles SET expired = 1, change = (SELECT last FROM deduplicator_change)";
        await Assert.ThrowsAsync<InvalidOperationException>(() => deduplicator.DecideAsync(Articles.Of("other", _other), Cancel));
        database.Before = null;
        Assert.Equal(new ArticleId("a"), (await deduplicator.DecideAsync(Articles.Of("b", _text, hours: 1), Cancel)).Cluster);
    }

    /// <summary>Of a cluster only the likeliest few are compared: were they the forgotten ones, its original would be passed over.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_forgotten_does_not_stand_in_the_way_of_what_is_filed(DatabaseKind kind)
    {
        var (one, _) = await TwoAsync(kind);
        await one(Articles.Of("z", _text));
        ArticleId[] copies = [new("a"), new("b"), new("c"), new("d"), new("e")];
        foreach (var copy in copies) Assert.Equal(new ArticleId("z"), (await one(Articles.Of(copy.Value, _text, hours: 1))).Cluster);
        await new DeduplicatorPurge(Database, Clock).PurgeAsync([], copies, Cancel);
        Assert.Equal(new ArticleId("z"), (await one(Articles.Of("f", _text, hours: 2))).Cluster);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Articles_filed_without_a_sketch_are_found_by_their_texts(DatabaseKind kind)
    {
        await OpenAsync(kind, Articles.Of("a", _text));
        await ExecuteAsync("UPDATE deduplicator_articles SET sketch = NULL, change = 0");
        Assert.Equal(new ArticleId("a"), (await DecideAsync(Articles.Of("b", _text, hours: 1))).Cluster);
    }

    /// <summary>A restored database counts its transactions from the beginning.</summary>
    [Fact]
    public async Task Rows_of_a_restored_dump_are_read_once()
    {
        await OpenAsync(DatabaseKind.PostgreSql, Articles.Of("a", _text));
        await ExecuteAsync("UPDATE deduplicator_articles SET change = 1000000000000");
        Assert.Equal(new ArticleId("a"), (await DecideAsync(Articles.Of("b", _text, hours: 1))).Cluster);
        Assert.Equal(
            0,
            await Database.ReadAsync(
                connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM deduplicator_articles WHERE change >= 1000000000000"),
                Cancel
            )
        );
    }

    [Fact]
    public void A_snapshot_has_what_had_ended_when_it_was_taken()
    {
        var snapshot = Snapshot.Parse("10:15:10,12");
        Assert.Equal([true, false, true, false, true, false], new long[] { 9, 10, 11, 12, 14, 15 }.Select(snapshot.Has));
        Assert.True(Snapshot.Parse("12:15:12").IsNewerThan(snapshot) && Snapshot.Parse("10:16:10,12").IsNewerThan(snapshot));
        Assert.False(snapshot.IsNewerThan(snapshot));
    }

    /// <summary>Two transactions of one process may be answered in another order than they have looked.</summary>
    [Fact]
    public void An_older_answer_that_comes_later_undoes_nothing()
    {
        var mirror = new Mirror(Options);
        mirror.CatchUp([Row("a", cluster: "b", change: 7)], Snapshot.Parse("8:8:"));
        mirror.CatchUp([Row("a", cluster: "a", change: 5), Row("c", cluster: "c", change: 6)], Snapshot.Parse("7:8:7"));
        Assert.Equal(["b"], Clusters(mirror, Articles.Of("d", _text)));
        Assert.Equal(Snapshot.Parse("8:8:").Until, mirror.Seen.Until);
    }

    [Fact]
    public void A_list_that_was_emptied_has_room_for_as_many_as_a_new_one()
    {
        var index = new PostingIndex();
        index.Add(7, 100);
        index.Remove(7, 100);
        for (var holder = 0; holder <= Tally.MostHolders; holder++) index.Add(7, holder);
        Assert.Equal(Tally.MostHolders, index.Find(7, new int[Tally.MostHolders + 1]));
    }

    private HeadRow Row(string id, string cluster, long change)
    {
        var subject = new Subject(Articles.Of(id, _text));
        return new()
        {
            Number = ArticleRow.NumberOf(subject.Article.Id),
            Id = id,
            Host = id,
            Title = id,
            Cluster = cluster,
            Shingles = subject.Sketch.Shingles,
            Change = change,
            Sketch = HeadRow.Pack(subject.Sketch.Hashes),
        };
    }

    private static IEnumerable<string> Clusters(Mirror mirror, Article article) =>
        mirror.Look(new Subject(article)).Candidates().Select(head => head.Cluster!.Value.Value).Distinct().Order(StringComparer.Ordinal);

    private Task<int> ExecuteAsync(string sql) =>
        Database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(sql, transaction: transaction), Cancel);

    /// <summary>Two stores on one database, each with an index in memory that was built while there was nothing.</summary>
    private async Task<(Func<Article, Task<Decision>> One, Func<Article, Task<Decision>> Two)> TwoAsync(DatabaseKind kind)
    {
        await OpenAsync(kind);
        var (one, two) = (new ArticleDeduplicator(Store, Options), new ArticleDeduplicator(Store, Options));
        await one.DecideAsync(Articles.Of("first", new Prose(98).Text()), Cancel);
        await two.DecideAsync(Articles.Of("second", new Prose(99).Text()), Cancel);
        return (article => one.DecideAsync(article, Cancel), article => two.DecideAsync(article, Cancel));
    }

    /// <summary>Runs a statement before each write, as another one of the same commit, and then loses that commit; while there is none it loses
    /// nothing.</summary>
    private sealed class LosingDatabase(IDatabase database) : IDatabase
    {
        public string? Before { get; set; }

        public DatabaseKind Kind => database.Kind;

        public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel) => database.ReadAsync(read, cancel);

        public Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel) =>
            Before is null
                ? database.WriteAsync(write, cancel)
                : database.WriteAsync<T>(
                    async transaction =>
                    {
                        await transaction.Connection!.ExecuteAsync(Before, transaction: transaction);
                        await write(transaction);
                        throw new InvalidOperationException("The commit failed.");
                    },
                    cancel
                );
    }
}
