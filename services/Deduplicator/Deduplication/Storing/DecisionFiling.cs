using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Writes articles, postings and decisions inside somebody's transaction.</summary>
internal sealed class DecisionFiling(DatabaseKind kind, TimeProvider clock)
{
    public Statements Statements { get; } = new(kind);

    public static Task FileArticleAsync(DbTransaction transaction, Subject subject, Decision decision) =>
        transaction.Connection!.ExecuteAsync(Statements.FileDecided, ArticleRow.Of(subject, decision), transaction);

    public Task FilePostingsAsync(DbTransaction transaction, Subject subject) =>
        transaction.Connection!.ExecuteAsync(
            Statements.FilePostings,
            new { Number = ArticleRow.NumberOf(subject.Article.Id), Hashes = Statements.Rows(subject.Sketch.Hashes), Tally.MostHolders },
            transaction);

    public Task RemovePostingsAsync(DbTransaction transaction, ArticleId id, IEnumerable<ulong> hashes) =>
        transaction.Connection!.ExecuteAsync(Statements.RemovePostings, new { Number = ArticleRow.NumberOf(id), Hashes = Statements.Rows(hashes) }, transaction);

    public Task FileDecisionAsync(DbTransaction transaction, RevisionId revision, Decision decision) =>
        transaction.Connection!.ExecuteAsync(
            Statements.FileDecision,
            new { Number = ArticleRow.NumberOf(revision.Article), Revision = revision.Number, Decision = DecisionJson.Write(decision), At = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction);

    public async Task CorrectAsync(DbTransaction transaction, IEnumerable<Correction> corrections)
    {
        foreach (var (id, revision, decision) in corrections)
        {
            await FileDecisionAsync(transaction, new RevisionId(id, revision), decision);
            var standing = new { Number = ArticleRow.NumberOf(id), Cluster = decision.Cluster.Value, Relation = (long)decision.Relation };
            await transaction.Connection!.ExecuteAsync(Statements.Stand, standing, transaction);
        }
    }
}
