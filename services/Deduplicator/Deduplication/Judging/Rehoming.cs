using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>Finds new homes for articles whose original has become something else.</summary>
internal sealed class Rehoming(Kinship kinship)
{
    /// <summary>
    /// Each article becomes a copy of <paramref name="original"/> when it still shares enough with it, else of the first of the
    /// others that it is a copy of, else new.
    /// </summary>
    public List<Correction> Home(IReadOnlyList<FiledArticle> articles, FiledArticle? original, string why)
    {
        var corrections = new List<Correction>();
        var originals = new List<FiledArticle>();
        if (original is not null) originals.Add(original);
        foreach (var article in articles.OrderBy(article => article.When))
        {
            var parent = originals.Select(candidate => kinship.Measure(article, candidate)).FirstOrDefault(kin => Follows(kin, original));
            if (parent is null) originals.Add(article);
            var decision = parent is null ? Decisions.New(article, $"Once a copy, now on its own: {why}.") : Decisions.Copy(article, parent, kinship);
            corrections.Add(new Correction(article.Id, article.Revision, decision));
        }

        return corrections;
    }

    /// <summary>A copy follows its cluster to the new original with less evidence than a stranger would need.</summary>
    private static bool Follows(Kin kin, FiledArticle? original) =>
        kin.Kind == Kinds.Copy || (kin.Other == original && kin.Kind is Kinds.Partial or Kinds.CarriedBy);
}
