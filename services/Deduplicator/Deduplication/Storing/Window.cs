using System.Data.Common;
using Dapper;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Lets go of articles past the window: text and sketch are removed, the rest stays, so that an old address is known for ever.
/// </summary>
internal sealed class Window(IDatabase database, DeduplicationOptions options, TimeProvider clock)
{
    /// <summary>Articles in one transaction, so that decisions are not kept waiting.</summary>
    private const int Batch = 100;

    /// <summary>By then every process has long read that an article is forgotten.</summary>
    private static readonly TimeSpan ForgottenFor = TimeSpan.FromDays(7);

    private readonly Statements _statements = new(database.Kind);

    /// <returns>How many articles left the window.</returns>
    public async Task<int> CloseAsync(CancellationToken cancel)
    {
        await SweepAsync(cancel);
        var before = clock.GetUtcNow().AddDays(-options.WindowDays).ToUnixTimeMilliseconds();
        var (all, last) = (0, Batch);
        while (last == Batch) all += last = await database.WriteAsync(transaction => ExpireAsync(transaction, before), cancel);
        return all;
    }

    private Task SweepAsync(CancellationToken cancel)
    {
        var before = (clock.GetUtcNow() - ForgottenFor).ToUnixTimeMilliseconds();
        return database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(Statements.Sweep, new { Before = before }, transaction),
            cancel
        );
    }

    private async Task<int> ExpireAsync(DbTransaction transaction, long before)
    {
        await transaction.Connection!.ExecuteAsync(_statements.Begin, transaction: transaction);
        return await transaction.Connection!.ExecuteAsync(
            _statements.Expire,
            new
            {
                Before = before,
                Most = Batch,
                Nothing = Array.Empty<byte>(),
            },
            transaction
        );
    }
}
