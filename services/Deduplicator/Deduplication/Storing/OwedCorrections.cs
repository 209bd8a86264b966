using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Carries to the ledger what persons have ruled. May be done twice, and by several processes at once: a turn counts once.</summary>
internal sealed class OwedCorrections(IDatabase database, IArticleStore store, ILedger ledger)
{
    private const int Page = 100;

    /// <param name="announce">Publishes a revision whose decision has turned.</param>
    /// <returns>How many were owed.</returns>
    public async Task<int> CarryAsync(Func<PendingRevision, Task> announce, CancellationToken cancel)
    {
        var (all, last) = (0, Page);
        while (last == Page) all += last = await CarryPageAsync(announce, cancel);
        return all;
    }

    private async Task<int> CarryPageAsync(Func<PendingRevision, Task> announce, CancellationToken cancel)
    {
        var owed = (await database.ReadAsync(connection => connection.QueryAsync<OwedRow>(Statements.Owed, new { Most = Page }), cancel)).AsList();
        foreach (var row in owed)
        {
            var revision = new RevisionId(new ArticleId(row.Id), (int)row.Revision);
            if (await store.StandingAsync(revision, cancel) is { } decision && await ledger.TurnAsync(revision, decision, cancel) is { } turned)
                await announce(turned);
            var paid = new
            {
                Number = ArticleRow.NumberOf(revision.Article),
                row.Revision,
                row.Turn,
            };
            await database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(Statements.Paid, paid, transaction), cancel);
        }

        return owed.Count;
    }

    private sealed class OwedRow
    {
        public string Id { get; init; } = "";

        public long Revision { get; init; }

        public long Turn { get; init; }
    }
}
