using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;
using Ingestion.Search.Queries;

namespace Ingestion.Search.Embedded;

/// <summary>The index inside the SQLite file that also holds the state: for one process and up to some hundred thousand articles.</summary>
public sealed class EmbeddedIndex(IDatabase database, TimeProvider clock) : IArticleIndex
{
    public async Task EnsureAsync(CancellationToken cancel)
    {
        if (database.Kind != DatabaseKind.Sqlite)
            throw new IndexUnavailableException(
                "Index:Engine is embedded, which lives in SQLite, but Ledger:Store is PostgreSQL. Set Index:Engine to elasticsearch or opensearch, or Ledger:Store to sqlite."
            );
        await Guarded(() => Migrator.MigrateAsync(database, EmbeddedSchema.Migrations, clock, cancel));
    }

    public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<IndexWrite> writes, CancellationToken cancel) =>
        Guarded(() => database.WriteAsync(
            async transaction =>
            {
                var results = new List<WriteResult>(writes.Count);
                foreach (var write in writes) results.Add(await EmbeddedWriter.WriteAsync(transaction, write, cancel));
                return (IReadOnlyList<WriteResult>)results;
            },
            cancel));

    public Task PurgeAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancel) => Guarded(async () =>
    {
        foreach (var chunk in ids.Chunk(EmbeddedWriter.PurgeChunk))
        {
            await database.WriteAsync(transaction => EmbeddedWriter.PurgeAsync(transaction, chunk), cancel);
        }
    });

    public Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancel)
    {
        QueryBounds.Check(query);
        return SnapshotAsync(transaction => new EmbeddedSearch(transaction, query).RunAsync(), cancel);
    }

    public Task<ArticleDocument?> GetAsync(ArticleId id, CancellationToken cancel) => SnapshotAsync(
        async transaction =>
        {
            var row = await transaction.Connection!.QueryFirstOrDefaultAsync<DocumentRow>(
                """
                SELECT 0 AS copy, seq, title, body, document FROM index_articles a JOIN index_documents USING (seq) WHERE a.id = @Value
                UNION ALL
                SELECT 1, seq, title, body, document FROM index_copies c JOIN index_documents USING (seq) WHERE c.id = @Value
                ORDER BY copy LIMIT 1
                """,
                new { id.Value }, transaction);
            return row?.Read();
        },
        cancel);

    public Task<EventPage> EventsAsync(EventQuery query, CancellationToken cancel)
    {
        QueryBounds.Check(query);
        return SnapshotAsync(transaction => EmbeddedEvents.RunAsync(transaction, query), cancel);
    }

    /// <summary>Reads in one transaction, so that all statements see the same state.</summary>
    private Task<T> SnapshotAsync<T>(Func<DbTransaction, Task<T>> read, CancellationToken cancel) => Guarded(() => database.ReadAsync(
        async connection =>
        {
            await using var transaction = ((Microsoft.Data.Sqlite.SqliteConnection)connection).BeginTransaction(deferred: true);
            return await read(transaction);
        },
        cancel));

    private static async Task<T> Guarded<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is DatabaseUnavailableException or DbException)
        {
            throw new IndexUnavailableException($"The embedded index cannot be used: {e.Message}", e);
        }
    }

    private static Task Guarded(Func<Task> work) => Guarded(async () =>
    {
        await work();
        return true;
    });
}
