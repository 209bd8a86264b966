using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Forgets articles: their texts, postings, decisions and what a person ruled on them. Postings are found by the shingles of the
/// text: they have no index by article, which every decision would have to keep up.
/// </summary>
internal sealed class DeduplicatorPurge(IDatabase database, TimeProvider clock) : IPurge
{
    /// <summary>Articles in one transaction, so that decisions are not kept waiting.</summary>
    private const int ChunkSize = 100;

    private const string Filed = $"SELECT {ArticleRow.Columns} FROM deduplicator_articles a WHERE a.number = @Number";

    private const string Forget = """
        DELETE FROM deduplicator_decisions WHERE number = @Number;
        DELETE FROM deduplicator_owed WHERE number = @Number;
        DELETE FROM deduplicator_rulings WHERE id = @Id OR other = @Id;
        DELETE FROM deduplicator_articles WHERE number = @Number;
        """;

    private readonly DecisionFiling _filing = new(database.Kind, clock);

    public async Task PurgeAsync(IReadOnlyList<string> sources, IReadOnlyList<ArticleId> articles, CancellationToken cancel)
    {
        foreach (var chunk in articles.Chunk(ChunkSize)) await database.WriteAsync(transaction => ForgetAsync(transaction, chunk), cancel);
    }

    private async Task ForgetAsync(DbTransaction transaction, ArticleId[] articles)
    {
        foreach (var id in articles)
        {
            var key = new { Number = ArticleRow.NumberOf(id), Id = id.Value };
            if (await transaction.Connection!.QuerySingleOrDefaultAsync<ArticleRow>(Filed, key, transaction) is { } filed)
                await _filing.RemovePostingsAsync(transaction, filed.Article(), []);
            await transaction.Connection!.ExecuteAsync(Forget, key, transaction);
        }
    }
}
