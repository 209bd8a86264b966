using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

/// <summary>The window and rebuilding, on SQLite and on PostgreSQL.</summary>
public sealed class UpkeepTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DeduplicationOptions _options = new();
    private readonly FakeClock _clock = new(Articles.Noon.AddHours(12));
    private readonly string[] _sentences = new Prose(1).Sentences(15);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Text => Prose.Join(_sentences);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Past_the_window_texts_are_let_go_and_addresses_kept(DatabaseKind kind)
    {
        var database = await OpenAsync(kind);
        var alone = new Prose(8).Text();
        await DecideAsync(database, Articles.Of("old", alone), Articles.Of("root", Text), Articles.Of("copy", Text, hours: 24 * 80));
        _clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, await new Window(database, _options, _clock).CloseAsync(Cancel));
        Assert.Equal(0, await new Window(database, _options, _clock).CloseAsync(Cancel));
        Assert.Equal(Relation.New, (await DecideAsync(database, Articles.Of("late", alone, hours: 24 * 91)))[0].Relation);
        Assert.Equal(new ArticleId("root"), (await DecideAsync(database, Articles.Of("later", Text, hours: 24 * 91)))[0].Cluster);
        Assert.Equal(Relation.Revision, (await DecideAsync(database, Articles.Of("old", new Prose(9).Text(), hours: 24 * 91, revision: 2)))[0].Relation);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Rebuilt_from_the_ledger_it_decides_as_before(DatabaseKind kind)
    {
        var database = await OpenAsync(kind);
        var ledger = new SqlLedger(database, _clock);
        Article[] articles = [Articles.Of("a", new Prose(8).Text()), Articles.Of("b", Text), Articles.Of("c", Text, hours: 1)];
        var before = await AcceptAndDecideAsync(database, ledger, articles);
        before.AddRange(await AcceptAndDecideAsync(database, ledger, [Articles.Of("a", new Prose(9).Text(), revision: 2)]));
        Assert.Equal(4, await new Rebuilding(database, ledger, _clock).RunAsync(Cancel));
        var after = await DecideAsync(database, [.. articles, Articles.Of("a", new Prose(9).Text(), revision: 2)]);
        Assert.Equal(before.Select(DecisionJson.Write), after.Select(DecisionJson.Write));
        var more = await DecideAsync(database, Articles.Of("d", new Prose(9).Text(), hours: 2), Articles.Of("e", new Prose(8).Text(), hours: 2), Articles.Of("f", Text, hours: 2));
        Assert.Equal(["a", "e", "b"], more.Select(decision => decision.Cluster.Value));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<Decision>> AcceptAndDecideAsync(IDatabase database, SqlLedger ledger, Article[] articles)
    {
        var decisions = new List<Decision>();
        foreach (var article in articles)
        {
            var capture = new CaptureId($"{article.Id}-{article.Revision}");
            await ledger.EnterCaptureAsync(new CaptureEntry(capture, article.Source, article.Url, "hash", article.Fetched), Cancel);
            await ledger.AcceptAsync(capture, [article], Cancel);
            var decision = (await DecideAsync(database, article))[0];
            await ledger.DecideAsync(new RevisionId(article.Id, article.Revision), decision, Cancel);
            decisions.Add(decision);
        }

        return decisions;
    }

    private async Task<List<Decision>> DecideAsync(IDatabase database, params Article[] articles)
    {
        var deduplicator = new ArticleDeduplicator(new SqlStore(database, _options, _clock), _options);
        var decisions = new List<Decision>();
        foreach (var article in articles) decisions.Add(await deduplicator.DecideAsync(article, Cancel));
        return decisions;
    }

    private async Task<IDatabase> OpenAsync(DatabaseKind kind)
    {
        IDatabase database = kind == DatabaseKind.Sqlite ? new SqliteDatabase(_folder["state.db"]) : await postgres.EmptyAsync(Cancel);
        await Migrator.MigrateAsync(database, [.. DeduplicatorSchema.Migrations, .. LedgerSchema.Migrations], _clock, Cancel);
        return database;
    }
}
