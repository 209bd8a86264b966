using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;

namespace Ingestion.Alerter.Incidents;

/// <summary>Forgets what articles reported, and the incidents that nobody else reported.</summary>
internal sealed class AlerterPurge(IDatabase database) : IPurge
{
    /// <summary>Parameters of one statement; SQLite takes 32,766.</summary>
    private const int ChunkSize = 1_000;

    private const string Forget = """
        DELETE FROM alerter_takes WHERE article IN @Ids;
        DELETE FROM alerter_copies WHERE article IN @Ids OR original IN @Ids;
        DELETE FROM alerter_reports WHERE article IN @Ids;
        DELETE FROM alerter_deliveries WHERE article IN @Ids;
        """;

    private const string ForgetOrphans = """
        DELETE FROM alerter_incidents WHERE id NOT IN (SELECT incident FROM alerter_reports WHERE incident IS NOT NULL);
        DELETE FROM alerter_versions WHERE incident NOT IN (SELECT id FROM alerter_incidents);
        """;

    public async Task PurgeAsync(IReadOnlyList<string> sources, IReadOnlyList<ArticleId> articles, CancellationToken cancel)
    {
        foreach (var chunk in articles.Chunk(ChunkSize))
        {
            await database.WriteAsync(
                transaction => transaction.Connection!.ExecuteAsync(Forget, new { Ids = SqlList.Of(chunk.Select(id => id.Value)) }, transaction),
                cancel
            );
        }

        await database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(ForgetOrphans, transaction: transaction), cancel);
    }
}
