using System.Data.Common;
using System.Text;
using System.Text.Json;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Deduplicator.Deduplication.Reading;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Writes articles, postings and decisions inside somebody's transaction.</summary>
internal sealed class DecisionFiling(DatabaseKind kind, TimeProvider clock)
{
    public Statements Statements { get; } = new(kind);

    /// <summary>Files several decided articles at once, with their postings and decisions.</summary>
    public async Task FileAsync(DbTransaction transaction, IReadOnlyList<Filing> filings)
    {
        if (filings.Count == 0) return;
        foreach (var (subject, earlier, _, _) in filings)
        {
            if (earlier is not null) await RemovePostingsAsync(transaction, earlier, subject.Sketch.Hashes);
        }

        var (sql, parameters) = (new StringBuilder(), new DynamicParameters());
        for (var at = 0; at < filings.Count; at++)
        {
            sql.Append(Statements.FileAs($"a{at}"));
            AddTo(parameters, $"a{at}", filings[at]);
        }

        AddPostings(parameters, [.. filings.SelectMany(filing => filing.Fileable.Select(hash => (unchecked((long)hash), ArticleRow.NumberOf(filing.Subject.Article.Id)))).Order()]);
        await transaction.Connection!.ExecuteAsync(sql.Append(Statements.FileKnownPostings).ToString(), parameters, transaction);
    }

    private void AddTo(DynamicParameters parameters, string prefix, Filing filing)
    {
        foreach (var (name, value) in ArticleRow.Of(filing.Subject, filing.Decision).Values()) parameters.Add(prefix + name, value);
        parameters.Add(prefix + "Decision", DecisionJson.Write(filing.Decision));
        parameters.Add(prefix + "At", Now);
    }

    private void AddPostings(DynamicParameters parameters, (long Hash, long Number)[] postings)
    {
        if (Statements.TakesArrays)
        {
            parameters.Add("PostingHashes", Array.ConvertAll(postings, posting => posting.Hash));
            parameters.Add("PostingNumbers", Array.ConvertAll(postings, posting => posting.Number));
        }
        else
        {
            parameters.Add("Postings", JsonSerializer.Serialize(postings.Select(posting => new[] { posting.Hash, posting.Number })));
        }
    }

    /// <summary>Files an article with its postings and its decision, over what was filed of it before.</summary>
    public Task FileArticleAsync(DbTransaction transaction, Subject subject, Decision decision) =>
        ExecuteAsync(transaction, Statements.Open + Statements.FileDecided + Statements.FilePostings + Statements.FileDecision, subject, decision);

    public Task FileDecisionAsync(DbTransaction transaction, RevisionId revision, Decision decision) =>
        transaction.Connection!.ExecuteAsync(
            Statements.FileDecision,
            new { Number = ArticleRow.NumberOf(revision.Article), Revision = revision.Number, Decision = DecisionJson.Write(decision), At = Now },
            transaction);

    /// <summary>Every shingle of the text, and not only those sampled now: what was filed may be of a denser sample.</summary>
    public Task RemovePostingsAsync(DbTransaction transaction, FiledArticle article, IEnumerable<ulong> kept)
    {
        var hashes = ShingleSet.Of(Tokenizer.Tokenize(article.Text)).Except(kept);
        return transaction.Connection!.ExecuteAsync(Statements.RemovePostings, new { Number = ArticleRow.NumberOf(article.Id), Hashes = Statements.Rows(hashes) }, transaction);
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private Task<int> ExecuteAsync(DbTransaction transaction, string sql, Subject subject, Decision? decision)
    {
        var parameters = new DynamicParameters(ArticleRow.Of(subject, decision));
        parameters.Add("Hashes", Statements.Rows(subject.Sketch.Hashes));
        parameters.Add("MostHolders", Tally.MostHolders);
        if (decision is not null) parameters.AddDynamicParams(new { Decision = DecisionJson.Write(decision), At = Now });
        return transaction.Connection!.ExecuteAsync(sql, parameters, transaction);
    }

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
        var standing = await transaction.Connection!.ExecuteScalarAsync<string>(Statements.Decision, new { Number = number, Revision = revision.Number }, transaction);
        var decision = correction.Decision with { Turn = standing is null ? 1 : DecisionJson.Read(standing).Turn + 1 };
        var stand = new { Number = number, Revision = revision.Number, Cluster = decision.Cluster.Value, Relation = (long)decision.Relation, Decision = DecisionJson.Write(decision), At = Now };
        await transaction.Connection!.ExecuteAsync(Statements.FileDecision + Statements.Stand, stand, transaction);
        return correction with { Decision = decision };
    }
}
