using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Builds the deduplicator's tables again from the ledger: articles and the decisions as they were made. Persons' rulings
/// are kept. No consumer may decide meanwhile.
/// </summary>
internal sealed class Rebuilding(IDatabase database, ILedger ledger, TimeProvider clock)
{
    private const int Page = 200;

    private readonly DecisionFiling _filing = new(database.Kind, clock);

    /// <returns>How many revisions were filed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(Statements.Clear, transaction: transaction), cancel);
        var (filed, last) = (0, (RevisionId?)null);
        while (await ledger.PageAsync(last, Page, cancel) is { Count: > 0 } revisions)
        {
            foreach (var revision in revisions.Where(revision => revision.Decision is not null))
            {
                await FileAsync(new Filing(new Subject(revision.Article), revision.Decision!), cancel);
                filed++;
            }

            last = revisions[^1].Id;
        }

        return filed;
    }

    /// <summary>Revisions come in order, so the newest is filed last, over the one before it.</summary>
    private Task FileAsync(Filing filing, CancellationToken cancel) => database.WriteAsync(
        async transaction =>
        {
            await transaction.Connection!.ExecuteAsync(_filing.Statements.Begin, transaction: transaction);
            await _filing.FileAsync(transaction, [filing]);
        },
        cancel);
}
