using System.Data.Common;
using Dapper;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Lets go of articles past the window: text and postings are removed, the rest stays, so that an old address is known for ever.
/// </summary>
internal sealed class Window(IDatabase database, DeduplicationOptions options, TimeProvider clock)
{
    /// <summary>Articles in one transaction, so that decisions are not kept waiting.</summary>
    private const int Batch = 100;

    private readonly DecisionFiling _filing = new(database.Kind, clock);

    /// <returns>How many articles left the window.</returns>
    public async Task<int> CloseAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow().AddDays(-options.WindowDays).ToUnixTimeMilliseconds();
        var (all, last) = (0, Batch);
        while (last == Batch) all += last = await database.WriteAsync(transaction => ExpireAsync(transaction, before), cancel);
        return all;
    }

    private async Task<int> ExpireAsync(DbTransaction transaction, long before)
    {
        var past = (await transaction.Connection!.QueryAsync<ArticleRow>(Statements.Past, new { Before = before, Most = Batch }, transaction)).AsList();
        foreach (var article in past.Select(row => row.Article()))
        {
            await _filing.RemovePostingsAsync(transaction, article, []);
            await transaction.Connection!.ExecuteAsync(Statements.Expire, new { Number = ArticleRow.NumberOf(article.Id), Nothing = Array.Empty<byte>() }, transaction);
        }

        return past.Count;
    }
}
