using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

public sealed class DurabilityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DeduplicationOptions _options = new();

    [Fact]
    public async Task What_was_decided_is_known_after_a_restart()
    {
        var text = new Prose(1).Text();
        Decision before;
        using (var database = await OpenAsync())
        {
            var deduplicator = On(database);
            await deduplicator.DecideAsync(Articles.Of("a", text), Cancel);
            before = await deduplicator.DecideAsync(Articles.Of("b", text, hours: 1), Cancel);
        }

        using var again = await OpenAsync();
        var after = On(again);
        Assert.Equal(DecisionJson.Write(before), DecisionJson.Write(await after.DecideAsync(Articles.Of("b", text, hours: 1), Cancel)));
        Assert.Equal(new ArticleId("a"), (await after.DecideAsync(Articles.Of("c", text, hours: 2), Cancel)).Cluster);
    }

    [Fact]
    public async Task Copies_that_arrive_at_once_are_one_original_and_its_copies()
    {
        using var database = await OpenAsync();
        var deduplicator = On(database);
        for (var seed = 0; seed < 5; seed++)
        {
            var text = new Prose(seed).Text();
            var articles = Enumerable.Range(0, 8).Select(n => Articles.Of($"{seed}-{n}", text)).ToArray();
            await Task.WhenAll(articles.Select(article => Task.Run(() => deduplicator.DecideAsync(article, Cancel))));
            foreach (var article in articles) Assert.Equal($"{seed}-0", (await deduplicator.DecideAsync(article, Cancel)).Cluster.Value);
        }
    }

    [Fact]
    public async Task A_takeover_is_given_again_with_its_corrections()
    {
        using var database = await OpenAsync();
        var deduplicator = On(database);
        var text = new Prose(1).Text();
        await deduplicator.DecideAsync(Articles.Of("paper", text, credit: "Velmaria Press"), Cancel);
        var agency = Articles.Of("agency", text, host: "Velmaria Press", hours: 1);
        var first = await deduplicator.DecideAsync(agency, Cancel);
        Assert.Equal([new ArticleId("paper")], first.TakesOver);
        Assert.Equal(DecisionJson.Write(first), DecisionJson.Write(await deduplicator.DecideAsync(agency, Cancel)));
        var paper = await deduplicator.DecideAsync(Articles.Of("paper", text, credit: "Velmaria Press"), Cancel);
        Assert.Equal((Relation.Copy, new ArticleId("agency")), (paper.Relation, paper.Cluster));
    }

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ArticleDeduplicator On(IDatabase database) => new(new SqlStore(database, _options, TimeProvider.System), _options);

    private async Task<SqliteDatabase> OpenAsync()
    {
        var database = new SqliteDatabase(_folder["state.db"]);
        await Migrator.MigrateAsync(database, DeduplicatorSchema.Migrations, TimeProvider.System, Cancel);
        return database;
    }
}
