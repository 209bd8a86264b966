using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Forgets articles: their texts, decisions and what a person ruled on them. An empty row with the number stays for some days, by which
/// every process that decides lets go of what its index in memory has of them; <see cref="Window"/> takes it away.
/// </summary>
internal sealed class DeduplicatorPurge(IDatabase database, TimeProvider clock) : IPurge
{
    /// <summary>Articles in one transaction, so that decisions are not kept waiting.</summary>
    private const int ChunkSize = 100;

    private readonly Statements _statements = new(database.Kind);

    public async Task PurgeAsync(IReadOnlyList<string> sources, IReadOnlyList<ArticleId> articles, CancellationToken cancel)
    {
        foreach (var chunk in articles.Chunk(ChunkSize)) await database.WriteAsync(transaction => ForgetAsync(transaction, chunk), cancel);
    }

    private async Task ForgetAsync(DbTransaction transaction, ArticleId[] articles)
    {
        await transaction.Connection!.ExecuteAsync(_statements.Begin, transaction: transaction);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var id in articles)
        {
            var forgotten = new { Number = ArticleRow.NumberOf(id), Id = id.Value, At = now, Nothing = Array.Empty<byte>() };
            await transaction.Connection!.ExecuteAsync(_statements.Forget, forgotten, transaction);
        }
    }
}
