using System.Data.Common;
using System.Text;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Writes articles and decisions inside somebody's transaction.</summary>
internal sealed class DecisionFiling(DatabaseKind kind, TimeProvider clock)
{
    public Statements Statements { get; } = new(kind);

    /// <summary>Files decided articles with their decisions, over what was filed of them before.</summary>
    public async Task FileAsync(DbTransaction transaction, IReadOnlyList<Filing> filings)
    {
        if (filings.Count == 0) return;
        var (sql, parameters) = (new StringBuilder(), new DynamicParameters());
        for (var at = 0; at < filings.Count; at++)
        {
            sql.Append(Statements.FileAs($"a{at}"));
            AddTo(parameters, $"a{at}", filings[at]);
        }

        await transaction.Connection!.ExecuteAsync(sql.ToString(), parameters, transaction);
    }

    private void AddTo(DynamicParameters parameters, string prefix, Filing filing)
    {
        foreach (var (name, value) in ArticleRow.Of(filing.Subject, filing.Decision).Values()) parameters.Add(prefix + name, value);
        parameters.Add(prefix + "Decision", DecisionJson.Write(filing.Decision));
        parameters.Add(prefix + "At", Now);
    }

    public Task FileDecisionAsync(DbTransaction transaction, RevisionId revision, Decision decision) =>
        transaction.Connection!.ExecuteAsync(
            Statements.FileDecision,
            new { Number = ArticleRow.NumberOf(revision.Article), Revision = revision.Number, Decision = DecisionJson.Write(decision), At = Now },
            transaction);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Files decisions in the place of those that stand, each numbered as the next turn of its revision.</summary>
    /// <returns>The corrections with their turns.</returns>
    public async Task<IReadOnlyList<Correction>> CorrectAsync(DbTransaction transaction, IEnumerable<Correction> corrections)
    {
        var numbered = new List<Correction>();
        foreach (var correction in corrections) numbered.Add(await CorrectAsync(transaction, correction));
        return numbered;
    }

    private async Task<Correction> CorrectAsync(DbTransaction transaction, Correction correction)
    {
        var (revision, number) = (new RevisionId(correction.Id, correction.Revision), ArticleRow.NumberOf(correction.Id));
        var standing = await transaction.Connection!.ExecuteScalarAsync<string>(
            Statements.Decision,
            new { Number = number, Revision = revision.Number },
            transaction
        );
        var decision = correction.Decision with { Turn = standing is null ? 1 : DecisionJson.Read(standing).Turn + 1 };
        var stand = new
        {
            Number = number,
            Revision = revision.Number,
            Cluster = decision.Cluster.Value,
            Relation = (long)decision.Relation,
            Decision = DecisionJson.Write(decision),
            At = Now,
        };
        await transaction.Connection!.ExecuteAsync(Statements.FileDecision + Statements.Stand, stand, transaction);
        return correction with { Decision = decision };
    }
}
