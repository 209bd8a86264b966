using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>Finds new homes for articles whose original has become something else. What a person folded follows what it was folded into.</summary>
internal sealed class Rehoming(Kinship kinship, IGroup group)
{
    private readonly List<Correction> _corrections = [];

    /// <summary>
    /// Each article becomes a copy of <paramref name="original"/> when it still shares enough with it, else of the first of the
    /// others that it is a copy of, else new.
    /// </summary>
    /// <param name="articles">Copies, and perhaps the original itself, of one cluster.</param>
    /// <param name="left">The original that they had.</param>
    /// <param name="original">The one that they get; null when each is on its own.</param>
    /// <param name="why">What became of <paramref name="left"/>.</param>
    public async ValueTask<List<Correction>> HomeAsync(IReadOnlyList<FiledArticle> articles, ArticleId left, FiledArticle? original, string why)
    {
        var (free, folded) = await PartedAsync(articles);
        var followers = original is null ? [] : folded.Where(pair => pair.Ruling.Other == left || pair.Ruling.Other == original.Id).ToList();
        foreach (var (article, ruling) in followers) Correct(article, Decisions.Ruled(article, original!, ruling, kinship));
        List<FiledArticle> originals = original is null ? [] : [original];
        foreach (var article in free)
            Correct(article, await PlaceAsync(article, originals, original, [.. followers.Select(pair => pair.Article)], why));
        foreach (var (article, ruling) in folded.Except(followers))
            Correct(article, Led(article, ruling, originals) ?? await PlaceAsync(article, originals, original, [], why));
        return _corrections;
    }

    private async ValueTask<(List<FiledArticle> Free, List<(FiledArticle Article, Ruling Ruling)> Folded)> PartedAsync(
        IReadOnlyList<FiledArticle> articles
    )
    {
        var (free, folded) = (new List<FiledArticle>(), new List<(FiledArticle, Ruling)>());
        foreach (var article in articles.OrderBy(article => article.When))
        {
            if (await FoldOf(group, article.Id) is { } ruling) folded.Add((article, ruling));
            else free.Add(article);
        }

        return (free, folded);
    }

    /// <summary>A person's word that the article is a copy; null when there is none.</summary>
    public static async ValueTask<Ruling?> FoldOf(IGroup group, ArticleId article) =>
        (await group.RulingsOfAsync(article)).FirstOrDefault(ruling => ruling.Fold);

    private async ValueTask<Decision> PlaceAsync(
        FiledArticle article,
        List<FiledArticle> originals,
        FiledArticle? original,
        IReadOnlyList<FiledArticle> followers,
        string why
    )
    {
        foreach (var candidate in originals)
        {
            var kin = kinship.Measure(article, candidate);
            if (Follows(kin, original) && !await IsKeptOutAsync(article, candidate)) return Decisions.Copy(article, kin, kinship);
        }

        if (
            followers.FirstOrDefault(follower => kinship.Measure(article, follower).Kind == Kinds.Copy) is { } led
            && !await IsKeptOutAsync(article, original!)
        )
            return Decisions.Copy(
                article,
                kinship.Measure(article, original!),
                kinship,
                $"A copy of {Decisions.Name(led)}, which a person folded into {Decisions.Name(original!)}."
            );
        originals.Add(article);
        return Decisions.New(article, $"Once a copy, now on its own: {why}.");
    }

    /// <summary>It goes where the article went that a person folded it into; null when that is not among them.</summary>
    private Decision? Led(FiledArticle article, Ruling ruling, List<FiledArticle> originals)
    {
        var leader = _corrections.Find(correction => correction.Id == ruling.Other);
        var home = originals.Find(candidate => candidate.Id == leader?.Decision.Cluster);
        return home is null ? null : Decisions.Ruled(article, home, ruling, kinship);
    }

    private ValueTask<bool> IsKeptOutAsync(FiledArticle article, FiledArticle original) => IsKeptOutAsync(group, article.Id, original.Id);

    /// <summary>A person has said that the article is no copy of one that stands in the cluster.</summary>
    public static async ValueTask<bool> IsKeptOutAsync(IGroup group, ArticleId article, ArticleId cluster)
    {
        foreach (var ruling in (await group.RulingsOfAsync(article)).Where(ruling => !ruling.Fold))
        {
            if (ruling.Other == cluster || (await group.FindAsync(ruling.Other))?.Cluster == cluster) return true;
        }

        return false;
    }

    /// <summary>A copy follows its cluster to the new original with less evidence than a stranger would need.</summary>
    private static bool Follows(Kin kin, FiledArticle? original) =>
        kin.Kind == Kinds.Copy || (kin.Other == original && kin.Kind is Kinds.Partial or Kinds.CarriedBy);

    private void Correct(FiledArticle article, Decision decision) => _corrections.Add(new Correction(article.Id, article.Revision, decision));
}
