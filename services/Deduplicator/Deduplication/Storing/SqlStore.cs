using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Articles and decisions in the product's database, with an index of them in memory. Decisions that wait together share a transaction. In SQLite it
/// is
/// the only one; in PostgreSQL, where many processes decide at once, it holds the locks of everything that the look-up could find
/// or the verdict change, so that of two copies that arrive together the second sees the first.
/// </summary>
internal sealed class SqlStore : IArticleStore
{
    /// <summary>Transactions that decide at once in one process: while one waits for the server or the disk, others go on.</summary>
    private const int MostBatches = 4;

    private readonly IDatabase _database;
    private readonly Mirroring _mirroring;
    private readonly DecisionFiling _filing;
    private readonly DecisionQueue _queue;

    public SqlStore(IDatabase database, DeduplicationOptions options, TimeProvider clock)
    {
        _database = database;
        _filing = new DecisionFiling(database.Kind, clock);
        _mirroring = new Mirroring(database, _filing.Statements, options);
        _queue = new DecisionQueue(DecideAsync, database.Kind == DatabaseKind.PostgreSql ? MostBatches : 1);
    }

    /// <summary>Off only in the test that shows what the locks are for.</summary>
    internal bool Serialised { get; init; } = true;

    public async Task<Decision> DecideAsync(Subject subject, Func<IGroup, ValueTask<Verdict>> judge, CancellationToken cancel)
    {
        var pending = new PendingDecision(subject, judge, Claim.Of(subject, await _mirroring.CurrentAsync().WaitAsync(cancel)));
        return Serialised ? await _queue.DecideAsync(pending, cancel) : (await DecideAsync([pending]))[0]!;
    }

    public Task<Decision?> StandingAsync(RevisionId revision, CancellationToken cancel) =>
        _database.ReadAsync(connection => ReadStandingAsync(connection, null, revision), cancel);

    private async Task<Decision?[]> DecideAsync(IReadOnlyList<PendingDecision> batch)
    {
        var (mirror, held) = (await _mirroring.CurrentAsync(), new SortedSet<long>());
        try
        {
            while (true)
            {
                if (
                    await _database.WriteAsync(transaction => TryDecideAsync(transaction, mirror, batch, held), CancellationToken.None) is
                    { } decisions
                )
                    return decisions;
            }
        }
        catch (Exception e) when (IsInDoubt(e))
        {
            _mirroring.Forget(mirror);
            throw;
        }
    }

    /// <summary>
    /// What was read may not be what stands: another server may answer next, or, in SQLite, where a transaction reads what others of
    /// the same commit have written, that commit may have failed, whatever this decision failed of.
    /// </summary>
    private bool IsInDoubt(Exception e) => e is DatabaseUnavailableException || _database.Kind == DatabaseKind.Sqlite;

    /// <returns>Null when it must be tried again, as <see cref="BatchLoading.LoadAsync"/> says; <paramref name="held"/> then has the clusters for the
    /// next try.</returns>
    private async Task<Decision?[]?> TryDecideAsync(
        DbTransaction transaction,
        Mirror mirror,
        IReadOnlyList<PendingDecision> batch,
        SortedSet<long> held
    )
    {
        var loading = new BatchLoading(_filing.Statements, mirror, locks: _database.Kind == DatabaseKind.PostgreSql && Serialised);
        if (await loading.LoadAsync(transaction, batch, held) is not { } groups) return null;
        var (decisions, touched, filings) = (new Decision?[batch.Count], new HashSet<ArticleId>(), new List<Filing>());
        for (var at = 0; at < batch.Count; at++)
        {
            var clusters = await groups[at].ClustersAsync();
            if (touched.Overlaps(clusters)) continue;
            touched.UnionWith([batch[at].Subject.Article.Id, .. clusters]);
            decisions[at] = await DecideAsync(transaction, batch[at], groups[at], filings);
        }

        await _filing.FileAsync(transaction, filings);
        return decisions;
    }

    private async Task<Decision> DecideAsync(DbTransaction transaction, PendingDecision pending, SqlGroup group, List<Filing> filings)
    {
        if (group.Standing is { } standing) return await RefreshedAsync(transaction.Connection!, transaction, standing);
        var (subject, verdict) = (pending.Subject, await pending.Judge(group));
        var decision = verdict.Decision with { Corrections = await _filing.CorrectAsync(transaction, verdict.Decision.Corrections) };
        if (verdict.Files) filings.Add(new Filing(subject, decision));
        else await _filing.FileDecisionAsync(transaction, new RevisionId(subject.Article.Id, subject.Article.Revision), decision);
        return decision;
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
