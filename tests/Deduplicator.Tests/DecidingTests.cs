using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

/// <summary>Tests that decide on an empty database, on SQLite and on PostgreSQL, half a day after <see cref="Articles.Noon"/>.</summary>
public abstract class DecidingTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected DeduplicationOptions Options { get; } = new();

    protected FakeClock Clock { get; } = new(Articles.Noon.AddHours(12));

    protected IDatabase Database { get; private set; } = null!;

    private protected SqlStore Store => new(Database, Options, Clock);

    protected SqlLedger Ledger => new(Database, Clock);

    protected async Task OpenAsync(DatabaseKind kind, params Article[] articles)
    {
        Database = kind == DatabaseKind.Sqlite ? new SqliteDatabase(_folder["state.db"]) : await postgres.EmptyAsync(Cancel);
        await Migrator.MigrateAsync(Database, [.. DeduplicatorSchema.Migrations, .. LedgerSchema.Migrations], Clock, Cancel);
        foreach (var article in articles) await DecideAsync(article);
    }

    protected Task<Decision> DecideAsync(Article article) => new ArticleDeduplicator(Store, Options).DecideAsync(article, Cancel);

    /// <summary>As the Fetcher and the Deduplicator enter an article into the ledger.</summary>
    protected async Task<Decision> AcceptAndDecideAsync(Article article)
    {
        var capture = new CaptureId($"{article.Id}-{article.Revision}");
        await Ledger.EnterCaptureAsync(new CaptureEntry(capture, article.Source, article.Url, "hash", article.Fetched), Cancel);
        await Ledger.AcceptAsync(capture, [article], Cancel);
        var decision = await DecideAsync(article);
        await Ledger.DecideAsync(new RevisionId(article.Id, article.Revision), decision, Cancel);
        return decision;
    }

    public void Dispose()
    {
        (Database as IDisposable)?.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
