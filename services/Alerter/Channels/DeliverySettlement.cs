using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;

namespace Ingestion.Alerter.Channels;

/// <summary>
/// Tells the ledger that a revision is alerted once nothing of what it gave rise to is still to be sent: sent, or given up
/// with its reason. Until then the revision is in flight.
/// </summary>
internal sealed class DeliverySettlement(IDatabase database, ILedger ledger)
{
    private const int PageSize = 200;

    /// <summary>Settles this revision if nothing of it is to be sent; otherwise the sender does when it is.</summary>
    /// <param name="turn"><see cref="Decision.Turn"/> of the decision under which it was read.</param>
    public async Task SettleAsync(RevisionId revision, int turn, CancellationToken cancel)
    {
        if (await IsOwedAsync(revision, cancel)) return;
        await ledger.AlertedAsync(revision, turn, cancel);
        await CloseAsync(revision, cancel);
    }

    /// <summary>Settles every revision whose last notice has gone out.</summary>
    public async Task SettleDoneAsync(CancellationToken cancel)
    {
        foreach (var (revision, turn) in await DoneAsync(cancel)) await SettleAsync(revision, turn, cancel);
    }

    private Task<bool> IsOwedAsync(RevisionId revision, CancellationToken cancel) => database.ReadAsync(
        async connection => await connection.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM alerter_deliveries WHERE settled = 0 AND article = @Article AND revision = @Number AND state = 'pending'",
            new { Article = revision.Article.Value, Number = (long)revision.Number }) > 0,
        cancel);

    private Task<IReadOnlyList<(RevisionId Revision, int Turn)>> DoneAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<(RevisionId, int)>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<(string Article, long Revision, long Turn)>(
                            """
                            SELECT d.article, d.revision, COALESCE(MAX(t.turn), 0) FROM alerter_deliveries d
                            LEFT JOIN alerter_takes t ON t.article = d.article AND t.revision = d.revision
                            WHERE d.settled = 0
                            GROUP BY d.article, d.revision HAVING SUM(CASE WHEN d.state = 'pending' THEN 1 ELSE 0 END) = 0 LIMIT @PageSize
                            """,
                            new { PageSize }
                        )
                    ).Select(row => (new RevisionId(new ArticleId(row.Article), (int)row.Revision), (int)row.Turn)),
                ],
            cancel
        );

    private Task CloseAsync(RevisionId revision, CancellationToken cancel) => database.WriteAsync(
        transaction => transaction.Connection!.ExecuteAsync(
            "UPDATE alerter_deliveries SET settled = 1 WHERE settled = 0 AND article = @Article AND revision = @Number AND state <> 'pending'",
            new { Article = revision.Article.Value, Number = (long)revision.Number },
            transaction),
        cancel);
}
