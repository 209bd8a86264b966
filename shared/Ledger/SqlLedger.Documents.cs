using System.Data.Common;
using Ingestion.Contracts.V1;

namespace Ingestion.Ledger;

public sealed partial class SqlLedger
{
    public Task<IReadOnlyList<DocumentState>> ApplyAsync(RevisionId revision, int turn, CancellationToken cancel) =>
        database.WriteAsync<IReadOnlyList<DocumentState>>(
            async transaction =>
            {
                // Without the new reading a document would be written under a version that the reading then could not have.
                if (await FindAsync(transaction, revision) is not { Enrichment: not null } standing || standing.Decision!.Turn != turn)
                    return [];
                var states = new List<DocumentState>();
                // In the order of their ids, so that two processes never wait for each other.
                foreach (var document in await TouchedAsync(transaction, revision))
                {
                    var version = await BumpAsync(transaction, document, revision);
                    states.Add(await ReadDocumentAsync(transaction, document, version));
                }

            return states;
        },
        cancel);

    private static async Task<IReadOnlyList<ArticleId>> TouchedAsync(DbTransaction transaction, RevisionId revision)
    {
        const string Sql = """
            SELECT DISTINCT id FROM (
                SELECT COALESCE(original_id, article_id) AS id FROM revisions WHERE article_id = @Article AND revision <= @Number
                UNION ALL SELECT document_id FROM document_effects WHERE article_id = @Article
                UNION ALL SELECT id FROM documents WHERE id = @Article AND version > 0) touched
            ORDER BY id
            """;
        var ids = await QueryAsync<string>(transaction, Sql, new { Article = revision.Article.Value, revision.Number });
        return [.. ids.Select(id => new ArticleId(id))];
    }

    private static async Task<long> BumpAsync(DbTransaction transaction, ArticleId document, RevisionId revision)
    {
        var keys = new { Document = document.Value, Article = revision.Article.Value, revision.Number };
        var added = await ExecuteAsync(
            transaction,
            """
            INSERT INTO document_effects (document_id, article_id, revision, turn)
            SELECT @Document, article_id, revision, turn FROM revisions WHERE article_id = @Article AND revision = @Number ON CONFLICT DO NOTHING
            """,
            keys);
        return await FirstAsync<long>(
            transaction,
            """
            INSERT INTO documents (id, version) VALUES (@Document, @added)
            ON CONFLICT (id) DO UPDATE SET version = documents.version + @added RETURNING version
            """,
            new { Document = document.Value, added });
    }

    private static async Task<DocumentState> ReadDocumentAsync(DbTransaction transaction, ArticleId document, long version)
    {
        var newest = await FirstAsync<RevisionRow>(
            transaction,
            $"SELECT {RevisionRow.Columns} FROM revisions WHERE article_id = @Value AND enrichment IS NOT NULL ORDER BY revision DESC LIMIT 1",
            new { document.Value });
        var copies = await QueryAsync<RevisionRow>(
            transaction,
            $"""
            SELECT {RevisionRow.Columns} FROM revisions r
            WHERE original_id = @Value AND enrichment IS NOT NULL
                AND revision = (SELECT MAX(revision) FROM revisions n WHERE n.article_id = r.article_id AND n.enrichment IS NOT NULL)
            ORDER BY accepted_at, article_id
            """,
            new { document.Value });
        var vacated = newest?.OriginalId is not null;
        return new DocumentState(document, version, newest is null || vacated ? null : ToPending(newest), [.. copies.Select(ToPending)], vacated);
    }
}
