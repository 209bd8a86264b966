using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Forgets articles: their texts, decisions and what a person ruled on them. A process that decides lets go of what its index in
/// memory has of them when it next comes upon it, or with its end.
/// </summary>
internal sealed class DeduplicatorPurge(IDatabase database) : IPurge
{
    /// <summary>Articles in one transaction, so that decisions are not kept waiting.</summary>
    private const int ChunkSize = 100;

    private const string Forget = """
        DELETE FROM deduplicator_decisions WHERE number = @Number;
        DELETE FROM deduplicator_owed WHERE number = @Number;
        DELETE FROM deduplicator_rulings WHERE id = @Id OR other = @Id;
        DELETE FROM deduplicator_articles WHERE number = @Number;
        """;

    public async Task PurgeAsync(IReadOnlyList<string> sources, IReadOnlyList<ArticleId> articles, CancellationToken cancel)
    {
        foreach (var chunk in articles.Chunk(ChunkSize)) await database.WriteAsync(transaction => ForgetAsync(transaction, chunk), cancel);
    }

    private static async Task ForgetAsync(DbTransaction transaction, ArticleId[] articles)
    {
        foreach (var id in articles) await transaction.Connection!.ExecuteAsync(Forget, new { Number = ArticleRow.NumberOf(id), Id = id.Value }, transaction);
    }
}
