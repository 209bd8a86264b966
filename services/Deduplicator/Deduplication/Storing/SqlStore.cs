using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Articles, postings and decisions in the product's database. SQLite has one writer, so one transaction does it all. In
/// PostgreSQL many decide at once: an article is first filed undecided, for all to see; then, holding the locks of every cluster
/// that shares something with it, it is looked up again and decided. Of two copies that arrive together at least one sees the
/// other, and waits for it.
/// </summary>
internal sealed class SqlStore(IDatabase database, DeduplicationOptions options, TimeProvider clock) : IArticleStore
{
    private readonly DecisionFiling _filing = new(database.Kind, clock);

    /// <summary>Off only in the test that shows what the locks are for.</summary>
    internal bool Serialised { get; init; } = true;

    private bool IsFiledFirst => database.Kind == DatabaseKind.PostgreSql && Serialised;

    public async Task<Decision> DecideAsync(Subject subject, Func<IGroup, ValueTask<Verdict>> judge, CancellationToken cancel)
    {
        if (!IsFiledFirst) return (await database.WriteAsync(transaction => TryDecideAsync(transaction, subject, judge, null), cancel))!;
        await database.WriteAsync(transaction => _filing.FileUndecidedAsync(transaction, subject), cancel);
        var held = new SortedSet<long> { ArticleRow.NumberOf(subject.Article.Id) };
        while (true)
        {
            if (await database.WriteAsync(transaction => TryDecideAsync(transaction, subject, judge, held), cancel) is { } decision) return decision;
        }
    }

    public Task<Decision?> StandingAsync(RevisionId revision, CancellationToken cancel) =>
        database.ReadAsync(connection => ReadStandingAsync(connection, null, revision), cancel);

    /// <returns>Null when a cluster turned up that another transaction holds; <paramref name="held"/> then has it for the next try.</returns>
    private async Task<Decision?> TryDecideAsync(DbTransaction transaction, Subject subject, Func<IGroup, ValueTask<Verdict>> judge, SortedSet<long>? held)
    {
        var group = await LoadAsync(transaction, subject, held);
        while (held is not null && group.Standing is null && Missing(group, held) is { Length: > 0 } missing)
        {
            if (!await transaction.Connection!.ExecuteScalarAsync<bool>(Statements.TryLock, new { Keys = missing }, transaction)) return null;
            group = await LoadAsync(transaction, subject, []);
        }

        if (group.Standing is { } standing) return await RefreshedAsync(transaction.Connection!, transaction, standing);
        var verdict = await judge(group);
        return await FileAsync(transaction, subject, group.Earlier, verdict);
    }

    private Task<SqlGroup> LoadAsync(DbTransaction transaction, Subject subject, SortedSet<long>? locks) =>
        SqlGroup.LoadAsync(transaction, subject, _filing.Statements, options, locks is null ? [] : [.. locks]);

    /// <summary>The clusters of a group that are not held yet; <paramref name="held"/> has them then.</summary>
    private static long[] Missing(SqlGroup group, SortedSet<long> held) => [.. group.Clusters.Select(ArticleRow.NumberOf).Where(held.Add)];

    private async Task<Decision> FileAsync(DbTransaction transaction, Subject subject, FiledArticle? earlier, Verdict verdict)
    {
        var decision = verdict.Decision with { Corrections = await _filing.CorrectAsync(transaction, verdict.Decision.Corrections) };
        if (!verdict.Files) await _filing.FileDecisionAsync(transaction, new RevisionId(subject.Article.Id, subject.Article.Revision), decision);
        else if (earlier is null && IsFiledFirst) await _filing.DecideAsync(transaction, subject, decision);
        else await FileOverAsync(transaction, subject, earlier, decision);
        return decision;
    }

    private async Task FileOverAsync(DbTransaction transaction, Subject subject, FiledArticle? earlier, Decision decision)
    {
        if (earlier is not null) await _filing.RemovePostingsAsync(transaction, earlier, subject.Sketch.Hashes);
        await _filing.FileArticleAsync(transaction, subject, decision);
    }

    private static async Task<Decision?> ReadStandingAsync(DbConnection connection, DbTransaction? transaction, RevisionId revision)
    {
        var key = new { Number = ArticleRow.NumberOf(revision.Article), Revision = revision.Number };
        return await connection.ExecuteScalarAsync<string>(Statements.Decision, key, transaction) is { } json
            ? await RefreshedAsync(connection, transaction, DecisionJson.Read(json))
            : null;
    }

    /// <summary>A decision whose corrections are those that stand now, not those that once stood.</summary>
    private static async Task<Decision> RefreshedAsync(DbConnection connection, DbTransaction? transaction, Decision decision)
    {
        if (decision.Corrections.Count == 0) return decision;
        var corrections = new List<Correction>();
        foreach (var correction in decision.Corrections)
        {
            var key = new { Number = ArticleRow.NumberOf(correction.Id), correction.Revision };
            var standing = await connection.ExecuteScalarAsync<string>(Statements.Decision, key, transaction);
            corrections.Add(standing is null ? correction : correction with { Decision = DecisionJson.Read(standing) with { Corrections = [] } });
        }

        return decision with { Corrections = corrections };
    }
}
