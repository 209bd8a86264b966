using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Rulings in the product's database, in force at once. What they change is owed to the ledger, in the same transaction.</summary>
internal sealed class SqlRulings(IDatabase database, DeduplicationOptions options, TimeProvider clock) : IRulings
{
    /// <summary>Chains of rulings that are followed; longer ones are no person's doing.</summary>
    private const int LongestChain = 64;

    private readonly DecisionFiling _filing = new(database.Kind, clock);

    public Task<IReadOnlyList<Correction>> FoldAsync(ArticleId article, ArticleId into, Word word, CancellationToken cancel)
    {
        if (article == into) throw new RulingRefusedException($"Article {article} cannot be folded into itself. Name the article whose copy it is.");
        return RuleAsync(article, into, word, FoldAsync, cancel);
    }

    public Task<IReadOnlyList<Correction>> UnfoldAsync(ArticleId article, ArticleId? from, Word word, CancellationToken cancel)
    {
        if (article == from)
            throw new RulingRefusedException($"Article {article} cannot be kept apart from itself. Name the article that it is no copy of.");
        return RuleAsync(article, from, word, UnfoldAsync, cancel);
    }

    public Task RepeatAsync(ArticleId article, Func<DbTransaction, Task> keep, CancellationToken cancel) =>
        RuleAsync(article, article, new Word(""), ruler => RepeatedAsync(ruler, keep), cancel);

    private static async Task<IReadOnlyList<Correction>> RepeatedAsync(Ruler ruler, Func<DbTransaction, Task> keep)
    {
        await keep(ruler.Transaction);
        return await ruler.Group.StandingAsync(ruler.Article) is { } standing
            ? [new Correction(ruler.Article.Id, ruler.Article.Revision, standing with { Corrections = [] })]
            : throw new UnknownArticleException(ruler.Article.Id);
    }

    private async Task<IReadOnlyList<Correction>> RuleAsync(
        ArticleId article,
        ArticleId? other,
        Word word,
        Func<Ruler, Task<IReadOnlyList<Correction>>> rule,
        CancellationToken cancel
    )
    {
        var held = new SortedSet<long>();
        while (true)
        {
            if (await database.WriteAsync(transaction => TryAsync(transaction, article, other, word, rule, held), cancel) is { } corrections)
                return corrections;
        }
    }

    /// <returns>Null when one of the two stands in a cluster that was not held; <paramref name="held"/> then has it for the next try.</returns>
    private async Task<IReadOnlyList<Correction>?> TryAsync(
        DbTransaction transaction,
        ArticleId id,
        ArticleId? otherId,
        Word word,
        Func<Ruler, Task<IReadOnlyList<Correction>>> rule,
        SortedSet<long> held
    )
    {
        await transaction.Connection!.ExecuteAsync(
            database.Kind == DatabaseKind.PostgreSql ? Statements.Lock : _filing.Statements.Begin,
            new { Keys = held.ToArray() },
            transaction
        );
        var group = SqlGroup.Around(transaction);
        var article = await FindAsync(group, id);
        var other = await FindAsync(group, otherId ?? OriginalOf(article));
        ArticleId[] touched = [article.Id, other.Id, article.Cluster!.Value, other.Cluster!.Value];
        var wanted = touched.Select(ArticleRow.NumberOf).ToList();
        if (database.Kind == DatabaseKind.PostgreSql && !held.IsSupersetOf(wanted))
        {
            held.UnionWith(wanted);
            return null;
        }

        var corrections = await _filing.CorrectAsync(transaction, await rule(new Ruler(transaction, group, article, other, word)));
        foreach (var (changed, revision, decision) in corrections)
            await transaction.Connection!.ExecuteAsync(
                Statements.Owe,
                new
                {
                    Number = ArticleRow.NumberOf(changed),
                    Revision = revision,
                    Id = changed.Value,
                    decision.Turn,
                },
                transaction
            );
        return corrections;
    }

    private static ArticleId OriginalOf(FiledArticle article) =>
        article.IsOriginal
            ? throw new RulingRefusedException(
                $"{Decisions.Name(article)} is no copy of anything. To keep it apart from another article for good, name that one."
            )
            : article.Cluster!.Value;

    private static async Task<FiledArticle> FindAsync(SqlGroup group, ArticleId id) =>
        await group.FindAsync(id) ?? throw new UnknownArticleException(id);

    private async Task<IReadOnlyList<Correction>> FoldAsync(Ruler ruler)
    {
        var (_, group, article, into, word) = ruler;
        if (into.Cluster == article.Id)
            throw new RulingRefusedException(
                $"{Decisions.Name(into)} is a copy of {Decisions.Name(article)}: an article cannot be folded into its own copy. Unfold the copy first."
            );
        if (await LeadsToAsync(group, into.Id, article.Id))
            throw new RulingRefusedException(
                $"{Decisions.Name(into)} was itself folded into {Decisions.Name(article)} by a person: that would be a circle. Unfold it first."
            );
        var ruling = new Ruling(into.Id, Fold: true, word);
        var stands = article.Cluster == into.Cluster && (await group.RulingsOfAsync(article.Id)).Contains(ruling);
        await ForgetAsync(ruler, into.Cluster!.Value);
        await KeepAsync(ruler, article, into, fold: true);
        return stands ? [] : await FoldedAsync(ruler, ruling, await FindAsync(group, into.Cluster.Value));
    }

    private static async Task<bool> LeadsToAsync(SqlGroup group, ArticleId from, ArticleId to)
    {
        for (var step = 0; step < LongestChain && await Rehoming.FoldOf(group, from) is { } ruling; step++)
        {
            from = ruling.Other;
            if (from == to) return true;
        }

        return false;
    }

    private async Task<IReadOnlyList<Correction>> FoldedAsync(Ruler ruler, Ruling ruling, FiledArticle original)
    {
        var (kinship, article) = (new Kinship(options), ruler.Article);
        var corrections = new List<Correction> { new(article.Id, article.Revision, Decisions.Ruled(article, original, ruling, kinship)) };
        if (article.Cluster == original.Id) return corrections;
        foreach (var copy in await ruler.Group.CopiesAsync(article.Cluster!.Value, int.MaxValue))
        {
            var fold = await Rehoming.FoldOf(ruler.Group, copy.Id);
            if (copy.Id == article.Id || (!article.IsOriginal && fold?.Other != article.Id)) continue;
            corrections.Add(new Correction(copy.Id, copy.Revision, await FollowedAsync(ruler, copy, fold, original, kinship)));
        }

        return corrections;
    }

    /// <summary>What a copy of the folded article is now: a copy of the same original, unless a person has kept it out of there.</summary>
    private static async Task<Decision> FollowedAsync(Ruler ruler, FiledArticle copy, Ruling? fold, FiledArticle original, Kinship kinship)
    {
        if (fold is not null)
            return Decisions.Ruled(copy, original, fold, kinship);
        if (await Rehoming.IsKeptOutAsync(ruler.Group, copy.Id, original.Id))
            return Decisions.New(copy, $"Once a copy, now on its own: a person kept it apart from {Decisions.Name(original)}.");
        return Decisions.Copy(
            copy,
            kinship.Measure(copy, original),
            kinship,
            $"{ruler.Word.Who} folded {Decisions.Name(ruler.Article)}, which it is a copy of, into {Decisions.Name(original)}."
        );
    }

    private async Task<IReadOnlyList<Correction>> UnfoldAsync(Ruler ruler)
    {
        var leaves = ruler.Article.IsOriginal ? ruler.Other : ruler.Article;
        var stays = leaves == ruler.Other ? ruler.Article : ruler.Other;
        var cluster = ruler.Article.Cluster!.Value;
        if (ruler.Other.Cluster == cluster) await ForgetAsync(ruler with { Article = leaves }, cluster);
        await KeepAsync(ruler, leaves, stays, fold: false);
        await KeepAsync(ruler, stays, leaves, fold: false);
        return ruler.Other.Cluster == cluster ? await UnfoldedAsync(ruler, leaves, stays) : [];
    }

    private async Task<IReadOnlyList<Correction>> UnfoldedAsync(Ruler ruler, FiledArticle leaves, FiledArticle stays)
    {
        var (kinship, original) = (new Kinship(options), await FindAsync(ruler.Group, leaves.Cluster!.Value));
        var decision = Decisions.New(
            leaves,
            $"{ruler.Word.Who} said that it is no copy of {Decisions.Name(stays)}{Decisions.Because(ruler.Word)}."
        ) with
        {
            RuledBy = ruler.Word.Who,
        };
        var corrections = new List<Correction> { new(leaves.Id, leaves.Revision, decision) };
        foreach (var copy in await ruler.Group.CopiesAsync(original.Id, int.MaxValue))
        {
            if (copy.Id == leaves.Id || copy.Id == stays.Id) continue;
            var fold = await Rehoming.FoldOf(ruler.Group, copy.Id);
            if (fold?.Other == leaves.Id)
                corrections.Add(new Correction(copy.Id, copy.Revision, Decisions.Ruled(copy, leaves, fold, kinship)));
            else if (fold is null && IsCopyOfOnly(copy, leaves, original, kinship))
                corrections.Add(new Correction(copy.Id, copy.Revision, Decisions.Copy(copy, kinship.Measure(copy, leaves), kinship)));
        }

        return corrections;
    }

    private static bool IsCopyOfOnly(FiledArticle copy, FiledArticle leaves, FiledArticle original, Kinship kinship) =>
        kinship.Measure(copy, leaves).Kind == Kinds.Copy && kinship.Measure(copy, original).Kind is Kinds.None or Kinds.Template;

    /// <summary>The article is no longer folded elsewhere, nor kept out of a cluster.</summary>
    private static Task ForgetAsync(Ruler ruler, ArticleId cluster) => ruler.Transaction.Connection!.ExecuteAsync(
        Statements.ForgetFold + Statements.ForgetSeparation, new { Id = ruler.Article.Id.Value, Cluster = cluster.Value }, ruler.Transaction);

    private Task KeepAsync(Ruler ruler, FiledArticle article, FiledArticle other, bool fold) =>
        ruler.Transaction.Connection!.ExecuteAsync(
            Statements.Rule,
            new
            {
                Id = article.Id.Value,
                Other = other.Id.Value,
                Fold = fold ? 1 : 0,
                ruler.Word.Who,
                ruler.Word.Why,
                At = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            },
            ruler.Transaction
        );

    /// <summary>One ruling while it is made.</summary>
    private sealed record Ruler(DbTransaction Transaction, SqlGroup Group, FiledArticle Article, FiledArticle Other, Word Word);
}
