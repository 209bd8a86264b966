using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger.Database;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

/// <summary>The window and rebuilding, on SQLite and on PostgreSQL.</summary>
public sealed class UpkeepTests(PostgresFixture postgres) : DecidingTests(postgres)
{
    private readonly string[] _sentences = new Prose(1).Sentences(15);

    private string Text => Prose.Join(_sentences);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Past_the_window_texts_are_let_go_and_addresses_kept(DatabaseKind kind)
    {
        await OpenAsync(kind);
        var alone = new Prose(8).Text();
        await DecideAllAsync(Articles.Of("old", alone), Articles.Of("root", Text), Articles.Of("copy", Text, hours: 24 * 80));
        Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, await new Window(Database, Options, Clock).CloseAsync(Cancel));
        Assert.Equal(0, await new Window(Database, Options, Clock).CloseAsync(Cancel));
        Assert.Equal(Relation.New, (await DecideAllAsync(Articles.Of("late", alone, hours: 24 * 91)))[0].Relation);
        Assert.Equal(new ArticleId("root"), (await DecideAllAsync(Articles.Of("later", Text, hours: 24 * 91)))[0].Cluster);
        Assert.Equal(Relation.Revision, (await DecideAllAsync(Articles.Of("old", new Prose(9).Text(), hours: 24 * 91, revision: 2)))[0].Relation);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rebuilt_from_the_ledger_it_decides_as_before(DatabaseKind kind)
    {
        await OpenAsync(kind);
        Article[] articles = [Articles.Of("a", new Prose(8).Text()), Articles.Of("b", Text), Articles.Of("c", Text, hours: 1)];
        var before = await AcceptAllAsync(articles);
        before.Add(await AcceptAndDecideAsync(Articles.Of("a", new Prose(9).Text(), revision: 2)));
        Assert.Equal(4, await new Rebuilding(Database, Ledger, Clock).RunAsync(Cancel));
        var after = await DecideAllAsync([.. articles, Articles.Of("a", new Prose(9).Text(), revision: 2)]);
        Assert.Equal(before.Select(DecisionJson.Write), after.Select(DecisionJson.Write));
        var more = await DecideAllAsync(
            Articles.Of("d", new Prose(9).Text(), hours: 2),
            Articles.Of("e", new Prose(8).Text(), hours: 2),
            Articles.Of("f", Text, hours: 2)
        );
        Assert.Equal(["a", "e", "b"], more.Select(decision => decision.Cluster.Value));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_of_a_forgotten_article_is_left(DatabaseKind kind)
    {
        await OpenAsync(kind);
        await DecideAllAsync(Articles.Of("gone", Text), Articles.Of("stays", new Prose(8).Text()));
        await DecideAllAsync(Articles.Of("gone", Prose.Join(_sentences[..12]), revision: 2));
        await new DeduplicatorPurge(Database, Clock).PurgeAsync([], [new ArticleId("gone"), new ArticleId("never was")], Cancel);
        Assert.Equal((1, 1), (await CountAsync("deduplicator_articles WHERE id <> ''"), await CountAsync("deduplicator_decisions")));
        Assert.Equal(
            1,
            await CountAsync("deduplicator_articles WHERE id = '' AND title = '' AND host = '' AND outlet = '' AND source = '' AND cluster IS NULL")
        );
        Assert.Equal(Relation.New, (await DecideAllAsync(Articles.Of("again", Text)))[0].Relation);
        Clock.Advance(TimeSpan.FromDays(8));
        await new Window(Database, Options, Clock).CloseAsync(Cancel);
        Assert.Equal((0, 2), (await CountAsync("deduplicator_articles WHERE id = ''"), await CountAsync("deduplicator_articles")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_forgotten_and_comes_again_is_new(DatabaseKind kind)
    {
        await OpenAsync(kind, Articles.Of("gone", Text));
        await new DeduplicatorPurge(Database, Clock).PurgeAsync([], [new ArticleId("gone")], Cancel);
        Assert.Equal(Relation.New, (await DecideAsync(Articles.Of("gone", Text))).Relation);
        Assert.Equal(new ArticleId("gone"), (await DecideAsync(Articles.Of("copy", Text, hours: 1))).Cluster);
    }

    private Task<long> CountAsync(string table) =>
        Database.ReadAsync(connection => connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), Cancel);

    private async Task<List<Decision>> AcceptAllAsync(Article[] articles)
    {
        var decisions = new List<Decision>();
        foreach (var article in articles) decisions.Add(await AcceptAndDecideAsync(article));
        return decisions;
    }

    private async Task<List<Decision>> DecideAllAsync(params Article[] articles)
    {
        var decisions = new List<Decision>();
        foreach (var article in articles) decisions.Add(await DecideAsync(article));
        return decisions;
    }
}
