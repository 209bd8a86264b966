using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Rulings in the product's database, effective at once.</summary>
internal sealed class SqlRulings(IDatabase database, DeduplicationOptions options, TimeProvider clock) : IRulings
{
    private readonly DecisionFiling _filing = new(database.Kind, clock);

    public Task<IReadOnlyList<Correction>> FoldAsync(ArticleId article, ArticleId into, string who, CancellationToken cancel) => RuleAsync(
        article,
        into,
        async (transaction, folded, other) =>
        {
            await KeepAsync(transaction, folded, other, fold: true, who);
            return folded.Cluster == other.Cluster ? [] : await FoldedAsync(transaction, folded, other, who);
        },
        cancel);

    public Task<IReadOnlyList<Correction>> UnfoldAsync(ArticleId article, ArticleId from, string who, CancellationToken cancel) => RuleAsync(
        article,
        from,
        async (transaction, unfolded, other) =>
        {
            await KeepAsync(transaction, unfolded, other, fold: false, who);
            await KeepAsync(transaction, other, unfolded, fold: false, who);
            if (unfolded.Cluster != other.Cluster) return [];
            var leaves = unfolded.IsOriginal ? other : unfolded;
            return [new Correction(leaves.Id, leaves.Revision, Decisions.New(leaves, $"{who} said that it is no copy of {Decisions.Name(leaves == other ? unfolded : other)}."))];
        },
        cancel);

    private Task<IReadOnlyList<Correction>> RuleAsync(ArticleId article, ArticleId other, Func<DbTransaction, FiledArticle, FiledArticle, Task<IReadOnlyList<Correction>>> rule, CancellationToken cancel) =>
        database.WriteAsync(
            async transaction =>
            {
                await HoldAsync(transaction, article, other);
                var corrections = await rule(transaction, await FindAsync(transaction, article), await FindAsync(transaction, other));
                await _filing.CorrectAsync(transaction, corrections);
                return corrections;
            },
            cancel);

    /// <summary>Takes the locks that a decision on any of them would take.</summary>
    private async Task HoldAsync(DbTransaction transaction, ArticleId article, ArticleId other)
    {
        if (database.Kind == DatabaseKind.Sqlite) return;
        ArticleId[] ids = [article, other, (await FindAsync(transaction, article)).Cluster!.Value, (await FindAsync(transaction, other)).Cluster!.Value];
        await transaction.Connection!.ExecuteAsync(Statements.Lock, new { Keys = ids.Select(ArticleRow.NumberOf).Distinct().Order().ToArray() }, transaction);
    }

    private async Task<IReadOnlyList<Correction>> FoldedAsync(DbTransaction transaction, FiledArticle folded, FiledArticle other, string who)
    {
        var (kinship, original) = (new Kinship(options), await FindAsync(transaction, other.Cluster!.Value));
        var copies = await transaction.Connection!.QueryAsync<ArticleRow>(Statements.Copies, new { Cluster = folded.Id.Value, Most = Judge.MostCopies }, transaction);
        return
        [
            new Correction(folded.Id, folded.Revision, Decisions.Copy(folded, kinship.Measure(folded, original), kinship, $"{who} folded it into {Decisions.Name(original)}.")),
            .. new Rehoming(kinship).Home([.. copies.Select(copy => copy.Article())], original, "a person folded its original into another text"),
        ];
    }

    private static async Task<FiledArticle> FindAsync(DbTransaction transaction, ArticleId id)
    {
        var row = await transaction.Connection!.QuerySingleOrDefaultAsync<ArticleRow>(Statements.Article, new { Number = ArticleRow.NumberOf(id) }, transaction);
        return row?.Article() ?? throw new UnknownArticleException(id);
    }

    private Task KeepAsync(DbTransaction transaction, FiledArticle article, FiledArticle other, bool fold, string who) =>
        transaction.Connection!.ExecuteAsync(
            Statements.Rule,
            new { Id = article.Id.Value, Other = other.Id.Value, Fold = fold ? 1 : 0, Who = who, At = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction);
}
