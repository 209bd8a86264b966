using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;

namespace Ingestion.Ledger;

public sealed partial class SqlLedger
{
    public Task<PendingRevision> DecideAsync(RevisionId revision, Decision decision, CancellationToken cancel) => database.WriteAsync(
        async transaction =>
        {
            var standing = await LockAsync(transaction, revision);
            if (standing.Decision is not null) return standing;
            var original = await SetDecisionAsync(transaction, revision, decision);
            return standing with { Decision = decision, Original = original };
        },
        cancel);

    public Task<PendingRevision?> TurnAsync(RevisionId revision, Decision decision, CancellationToken cancel) => database.WriteAsync(
        async transaction =>
        {
            if (await FindAsync(transaction, revision) is not { } standing) return null;
            if (standing.Decision?.Turn >= decision.Turn) return null;
            var original = await SetDecisionAsync(transaction, revision, decision);
            // In flight again: the enrichment is made anew, and every document it belonged to is written again.
            await ExecuteAsync(
                transaction,
                """
                UPDATE revisions SET enrichment = NULL, indexed = 0, alerted = 0, outcome = NULL WHERE article_id = @Article AND revision = @Number;
                UPDATE revisions SET original_id = @Original WHERE original_id = @Article AND @Original IS NOT NULL;
                """,
                new { Article = revision.Article.Value, revision.Number, Original = original?.Value });
            return standing with { Decision = decision, Enrichment = null, Original = original };
        },
        cancel);

    public Task<PendingRevision?> EnrichAsync(RevisionId revision, int turn, Enrichment enrichment, CancellationToken cancel) =>
        database.WriteAsync<PendingRevision?>(
            async transaction =>
            {
                var standing = await LockAsync(transaction, revision);
                if ((standing.Decision?.Turn ?? 0) != turn)
                    return null;
                if (standing.Enrichment is not null)
                    return standing;
                await ExecuteAsync(
                    transaction,
                    "UPDATE revisions SET enrichment = @Json, stage = @Stage, confirmed = 0, changed_at = @Now WHERE article_id = @Article AND revision = @Number",
                    new
                    {
                        Json = Write(enrichment),
                        Stage = (int)Stage.Enriched,
                        Now,
                        Article = revision.Article.Value,
                        revision.Number,
                    }
                );
                return standing with { Enrichment = enrichment };
            },
            cancel
        );

    public Task ConfirmAsync(IReadOnlyCollection<Confirmation> confirmations, CancellationToken cancel)
    {
        // In one order, so that two processes do not wait for each other's rows.
        var rows = confirmations
            .Select(c => new
            {
                Article = c.Revision.Article.Value,
                c.Revision.Number,
                Stage = (int)c.Stage,
                c.Turn,
            })
            .OrderBy(row => row.Article, StringComparer.Ordinal)
            .ThenBy(row => row.Number)
            .ToList();
        const string Sql =
            "UPDATE revisions SET confirmed = 1 WHERE article_id = @Article AND revision = @Number AND stage = @Stage AND turn = @Turn";
        return database.WriteAsync(transaction => ExecuteAsync(transaction, Sql, rows), cancel);
    }

    public Task IndexedAsync(RevisionId revision, int turn, CancellationToken cancel) =>
        UpdateAsync(
            $"UPDATE revisions SET indexed = 1, outcome = {FinishedWhen("alerted")} WHERE article_id = @Article AND revision = @Number AND {IsOwed}",
            revision,
            new { turn },
            cancel
        );

    public Task AlertedAsync(RevisionId revision, int turn, CancellationToken cancel) =>
        UpdateAsync(
            $"UPDATE revisions SET alerted = 1, outcome = {FinishedWhen("indexed")} WHERE article_id = @Article AND revision = @Number AND {IsOwed}",
            revision,
            new { turn },
            cancel
        );

    public Task QuarantineAsync(RevisionId revision, string reason, CancellationToken cancel) =>
        UpdateAsync(
            "UPDATE revisions SET outcome = 'quarantined', reason = @reason WHERE article_id = @Article AND revision = @Number AND outcome IS NULL",
            revision,
            new { reason },
            cancel
        );

    public Task<IReadOnlyList<RevisionState>> QuarantinedAsync(int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<RevisionState>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<StateRow>(
                            $"SELECT {StateRow.Columns} FROM revisions WHERE outcome = 'quarantined' ORDER BY accepted_at DESC, article_id, revision LIMIT @limit",
                            new { limit }
                        )
                    ).Select(ToState),
                ],
            cancel
        );

    public Task<bool> RetryAsync(RevisionId revision, CancellationToken cancel) =>
        database.WriteAsync(
            async transaction =>
                await ExecuteAsync(
                    transaction,
                    // Changed long ago: owed at once, since no publish of it can be on its way.
                    "UPDATE revisions SET outcome = NULL, reason = NULL, confirmed = 0, changed_at = 0 WHERE article_id = @Article AND revision = @Number AND outcome = 'quarantined'",
                    new { Article = revision.Article.Value, revision.Number }
                ) == 1,
            cancel
        );

    public Task<IReadOnlyList<PendingRevision>> UnconfirmedAsync(Stage stage, DateTimeOffset changedBefore, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<PendingRevision>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<RevisionRow>(
                            $"""
                            SELECT {RevisionRow.Columns} FROM revisions
                            WHERE outcome IS NULL AND confirmed = 0 AND stage = @Stage AND changed_at < @Before ORDER BY changed_at LIMIT @limit
                            """,
                            new
                            {
                                Stage = (int)stage,
                                Before = changedBefore.ToUnixTimeMilliseconds(),
                                limit,
                            }
                        )
                    ).Select(ToPending),
                ],
            cancel
        );

    public Task ForgetConfirmationsAsync(CancellationToken cancel) => database.WriteAsync(
        transaction => ExecuteAsync(transaction, "UPDATE revisions SET confirmed = 0 WHERE outcome IS NULL AND confirmed = 1", new { }), cancel);

    public Task<PendingRevision?> FindAsync(ArticleId id, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
                await connection.QueryFirstOrDefaultAsync<RevisionRow>(
                    $"SELECT {RevisionRow.Columns} FROM revisions WHERE article_id = @Value ORDER BY revision DESC LIMIT 1",
                    new { id.Value }
                )
                    is { } row
                    ? ToPending(row)
                    : null,
            cancel
        );

    public Task<IReadOnlyList<PendingRevision>> PageAsync(RevisionId? after, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<PendingRevision>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<RevisionRow>(
                            $"""
                            SELECT {RevisionRow.Columns} FROM revisions
                            WHERE article_id > @Article OR (article_id = @Article AND revision > @Number) ORDER BY article_id, revision LIMIT @limit
                            """,
                            new
                            {
                                Article = after?.Article.Value ?? "",
                                Number = after?.Number ?? 0,
                                limit,
                            }
                        )
                    ).Select(ToPending),
                ],
            cancel
        );

    public Task<RevisionState?> StateAsync(RevisionId id, CancellationToken cancel) => database.ReadAsync(
        async connection =>
        {
            var row = await connection.QueryFirstOrDefaultAsync<StateRow>(
                $"SELECT {StateRow.Columns} FROM revisions WHERE article_id = @Article AND revision = @Number",
                new { Article = id.Article.Value, id.Number });
            return row is null ? null : ToState(row);
        },
        cancel);

    public Task<IReadOnlyList<Article>> RevisionsAsync(ArticleId id, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Article>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<string>(
                            "SELECT article FROM revisions WHERE article_id = @Value ORDER BY revision",
                            new { id.Value }
                        )
                    ).Select(Read<Article>),
                ],
            cancel
        );

    /// <summary>
    /// Only what has been read under the decision that stands can be finished: a mark left over from before the decision turned
    /// must not settle a revision that waits for its new reading, since nothing would publish that again.
    /// </summary>
    private const string IsOwed = "outcome IS NULL AND enrichment IS NOT NULL AND turn = @turn";

    /// <summary>The outcome to set when this half is done, if the other half is too.</summary>
    private static string FinishedWhen(string other) =>
        $"CASE WHEN {other} = 1 THEN CASE WHEN original_id IS NULL THEN 'indexed' ELSE 'folded' END END";

    private static RevisionState ToState(StateRow row)
    {
        var article = Read<Article>(row.Article);
        var outcome = row.Outcome is null ? Outcome.InFlight : Enum.Parse<Outcome>(row.Outcome, ignoreCase: true);
        var events = ReadOrNull<Enrichment>(row.Enrichment)?.Events.Count ?? 0;
        ArticleId? original = row.OriginalId is { } value ? new ArticleId(value) : null;
        return new RevisionState(
            new RevisionId(article.Id, article.Revision),
            article.Title,
            article.Url,
            article.Outlet,
            article.Published,
            outcome,
            row.Reason,
            original,
            events
        );
    }

    /// <summary>Takes the revision's row, so that two processes record one after the other.</summary>
    private static async Task<PendingRevision?> FindAsync(DbTransaction transaction, RevisionId revision) =>
        await FirstAsync<RevisionRow>(
            transaction,
            $"UPDATE revisions SET stage = stage WHERE article_id = @Article AND revision = @Number RETURNING {RevisionRow.Columns}",
            new { Article = revision.Article.Value, revision.Number }) is { } row ? ToPending(row) : null;

    private static async Task<PendingRevision> LockAsync(DbTransaction transaction, RevisionId revision) =>
        await FindAsync(transaction, revision) ?? throw new InvalidOperationException($"Revision {revision} is not in the ledger.");

    /// <summary>The article whose document holds <paramref name="article"/>: itself, or what it was folded into.</summary>
    private static async Task<ArticleId> RootAsync(DbTransaction transaction, ArticleId article)
    {
        var original = await FirstAsync<string>(
            transaction, "SELECT original_id FROM revisions WHERE article_id = @Value ORDER BY revision DESC LIMIT 1", new { article.Value });
        return original is null ? article : new ArticleId(original);
    }

    /// <returns>The article whose document a revision with this decision belongs to; null when it has its own.</returns>
    private static async Task<ArticleId?> OriginalAsync(DbTransaction transaction, RevisionId revision, Decision decision)
    {
        if (decision.Relation != Relation.Copy) return null;
        var root = await RootAsync(transaction, decision.Of ?? decision.Cluster);
        return root == revision.Article ? null : root;
    }

    /// <returns>As <see cref="OriginalAsync"/>.</returns>
    private async Task<ArticleId?> SetDecisionAsync(DbTransaction transaction, RevisionId revision, Decision decision)
    {
        var original = await OriginalAsync(transaction, revision, decision);
        await ExecuteAsync(
            transaction,
            """
            UPDATE revisions SET decision = @Json, turn = @Turn, original_id = @Original, stage = @Stage, confirmed = 0, changed_at = @Now
            WHERE article_id = @Article AND revision = @Number
            """,
            new
            {
                Json = Write(decision),
                decision.Turn,
                Original = original?.Value,
                Stage = (int)Stage.Decided,
                Now,
                Article = revision.Article.Value,
                revision.Number,
            });
        return original;
    }

    private Task UpdateAsync(string sql, RevisionId revision, object more, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(more);
        parameters.Add("Article", revision.Article.Value);
        parameters.Add("Number", revision.Number);
        return database.WriteAsync(transaction => ExecuteAsync(transaction, sql, parameters), cancel);
    }

    private sealed class StateRow
    {
        public const string Columns = $"{RevisionRow.Columns}, outcome AS Outcome, reason AS Reason";

        public string Article { get; init; } = "";

        public string? Enrichment { get; init; }

        public string? OriginalId { get; init; }

        public string? Outcome { get; init; }

        public string? Reason { get; init; }
    }
}
