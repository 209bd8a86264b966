using System.Data.Common;
using System.Text.Json;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;

namespace Ingestion.Ledger;

/// <summary>The ledger in the product's database. Captures, stages and documents each have a file of their own.</summary>
public sealed partial class SqlLedger(IDatabase database, TimeProvider clock) : ILedger
{
    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, typeof(T), ContractJsonContext.Default);

    private static T Read<T>(string json) => (T)JsonSerializer.Deserialize(json, typeof(T), ContractJsonContext.Default)!;

    private static T? ReadOrNull<T>(string? json)
        where T : class => json is null ? null : Read<T>(json);

    private static PendingRevision ToPending(RevisionRow row) =>
        new(Read<Article>(row.Article), ReadOrNull<Decision>(row.Decision), ReadOrNull<Enrichment>(row.Enrichment))
        {
            Original = row.OriginalId is { } original ? new ArticleId(original) : null,
        };

    public Task<LedgerSum> SumAsync(CancellationToken cancel) => database.ReadAsync(
        async connection =>
        {
            const string Sql = """
                SELECT outcome AS Name, COUNT(*) AS Count FROM revisions WHERE outcome IS NOT NULL GROUP BY outcome
                UNION ALL SELECT 'in_flight', COUNT(*) FROM revisions WHERE outcome IS NULL
                UNION ALL SELECT 'in_flight', COUNT(*) FROM captures WHERE state = 'stored'
                UNION ALL SELECT 'rejected', COUNT(*) FROM captures WHERE state = 'rejected'
                """;
            var counts = (await connection.QueryAsync<CountRow>(Sql)).ToLookup(row => row.Name, row => row.Count);
            return new LedgerSum(
                counts.Sum(group => group.Sum()),
                counts["indexed"].Sum(),
                counts["folded"].Sum(),
                counts["rejected"].Sum(),
                counts["quarantined"].Sum(),
                counts["in_flight"].Sum());
        },
        cancel);

    public Task<WaitingRevisions> WaitingAsync(CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
            {
                const string Sql = """
                    SELECT CASE stage WHEN 0 THEN 'deduplicator' WHEN 1 THEN 'entity_extractor' ELSE 'indexer' END AS Name, COUNT(*) AS Count
                    FROM revisions WHERE outcome IS NULL AND (stage < 2 OR indexed = 0) GROUP BY 1
                    UNION ALL SELECT 'alerter', COUNT(*) FROM revisions WHERE outcome IS NULL AND stage = 2 AND alerted = 0
                    """;
                var counts = (await connection.QueryAsync<CountRow>(Sql)).ToLookup(row => row.Name, row => row.Count);
                return new WaitingRevisions(
                    counts["deduplicator"].Sum(),
                    counts["entity_extractor"].Sum(),
                    counts["indexer"].Sum(),
                    counts["alerter"].Sum()
                );
            },
            cancel
        );

    public Task<IReadOnlyList<ArticleId>> ArticlesOfSourcesAsync(IReadOnlyList<string> sources, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<ArticleId>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<string>(
                            "SELECT DISTINCT article_id FROM revisions WHERE source IN @sources",
                            new { sources = SqlList.Of(sources) }
                        )
                    ).Select(id => new ArticleId(id)),
                ],
            cancel
        );

    public Task<long> InFlightOfSourcesAsync(IReadOnlyList<string> sources, CancellationToken cancel) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<long>(
            """
            SELECT (SELECT COUNT(*) FROM revisions WHERE outcome IS NULL AND source IN @sources)
                + (SELECT COUNT(*) FROM captures WHERE state = 'stored' AND source IN @sources)
            """,
            new { sources = SqlList.Of(sources) }),
        cancel);

    public Task RemoveSourcesAsync(IReadOnlyList<string> sources, CancellationToken cancel) => database.WriteAsync(
        transaction => ExecuteAsync(
            transaction,
            """
            DELETE FROM document_effects WHERE document_id IN (SELECT article_id FROM revisions WHERE source IN @sources)
                OR article_id IN (SELECT article_id FROM revisions WHERE source IN @sources);
            DELETE FROM documents WHERE id IN (SELECT article_id FROM revisions WHERE source IN @sources);
            DELETE FROM revisions WHERE source IN @sources;
            DELETE FROM captures WHERE source IN @sources;
            """,
            new { sources = SqlList.Of(sources) }),
        cancel);

    private static Task<int> ExecuteAsync(DbTransaction transaction, string sql, object parameters) =>
        transaction.Connection!.ExecuteAsync(sql, parameters, transaction);

    private static Task<IEnumerable<T>> QueryAsync<T>(DbTransaction transaction, string sql, object parameters) =>
        transaction.Connection!.QueryAsync<T>(sql, parameters, transaction);

    private static Task<T?> FirstAsync<T>(DbTransaction transaction, string sql, object parameters) =>
        transaction.Connection!.QueryFirstOrDefaultAsync<T>(sql, parameters, transaction);

    private sealed class CountRow
    {
        public string Name { get; init; } = "";

        public long Count { get; init; }
    }

    private sealed class RevisionRow
    {
        public const string Columns = "article AS Article, decision AS Decision, enrichment AS Enrichment, original_id AS OriginalId";

        public string Article { get; init; } = "";

        public string? Decision { get; init; }

        public string? Enrichment { get; init; }

        public string? OriginalId { get; init; }
    }
}
