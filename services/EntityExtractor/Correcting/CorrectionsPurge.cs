using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;

namespace Ingestion.EntityExtractor.Correcting;

/// <summary>Forgets what analysts said of articles that are removed for good.</summary>
internal sealed class CorrectionsPurge(IDatabase database) : IPurge
{
    /// <summary>Parameters of one statement; SQLite takes 32,766.</summary>
    private const int ChunkSize = 1_000;

    private const string Forget = "DELETE FROM extractor_corrections WHERE article_id IN @Ids";

    public async Task PurgeAsync(IReadOnlyList<string> sources, IReadOnlyList<ArticleId> articles, CancellationToken cancel)
    {
        foreach (var chunk in articles.Chunk(ChunkSize))
        {
            await database.WriteAsync(
                transaction => transaction.Connection!.ExecuteAsync(Forget, new { Ids = SqlList.Of(chunk.Select(id => id.Value)) }, transaction),
                cancel
            );
        }
    }
}
