using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Forgets articles: their texts, postings, decisions and what a person ruled on them.</summary>
internal sealed class DeduplicatorPurge(IDatabase database) : IPurge
{
    /// <summary>Parameters of one statement; SQLite takes 32,766.</summary>
    private const int ChunkSize = 1_000;

    private const string Forget = """
        DELETE FROM deduplicator_postings WHERE number IN (SELECT number FROM deduplicator_articles WHERE id IN @Ids);
        DELETE FROM deduplicator_decisions WHERE number IN (SELECT number FROM deduplicator_articles WHERE id IN @Ids);
        DELETE FROM deduplicator_owed WHERE id IN @Ids;
        DELETE FROM deduplicator_rulings WHERE id IN @Ids OR other IN @Ids;
        DELETE FROM deduplicator_articles WHERE id IN @Ids;
        """;

    public async Task PurgeAsync(IReadOnlyList<string> sources, IReadOnlyList<ArticleId> articles, CancellationToken cancel)
    {
        foreach (var chunk in articles.Chunk(ChunkSize))
        {
            await database.WriteAsync(
                transaction => transaction.Connection!.ExecuteAsync(Forget, new { Ids = SqlList.Of(chunk.Select(id => id.Value)) }, transaction), cancel);
        }
    }
}
