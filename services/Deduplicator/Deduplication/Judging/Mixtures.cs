using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>Finds out earlier articles that are made of parts of two unrelated ones, of which one had not arrived yet.</summary>
internal sealed class Mixtures(FiledArticle article, IGroup group, Kinship kinship)
{
    /// <summary>
    /// Corrections for mixtures that this article is one part of: they were folded into the other part, or it into them. They are taken
    /// off <paramref name="parents"/>, and stand among <paramref name="kins"/> as partial.
    /// </summary>
    public async ValueTask<List<Correction>> FoundOutAsync(List<Kin> kins, List<Kin> parents)
    {
        var corrections = new List<Correction>();
        foreach (var kin in kins.FindAll(IsPart))
        {
            if (await PartsAsync(kin.Other) is not var (first, second)) continue;
            corrections.Add(new Correction(kin.Other.Id, kin.Other.Revision, Decisions.Mixture(kin.Other, first, second, kinship)));
            corrections.AddRange(await FreedAsync(kin.Other));
            parents.RemoveAll(parent => parent.Other.Id == kin.Other.Id);
            kins[kins.IndexOf(kin)] = kin with { Kind = Kinds.Partial };
        }

        return corrections;
    }

    private static bool IsPart(Kin kin) =>
        kin.Kind is Kinds.Copy or Kinds.Partial && kin.Overlap.OfOther >= Roundups.Part && kin.Overlap.Larger < Roundups.Most;

    /// <summary>This article and one of the cluster in which the other stands, when the other is a mixture of both.</summary>
    private async ValueTask<(Kin First, Kin Second)?> PartsAsync(FiledArticle mixture)
    {
        if (mixture.Relation is not (Relation.New or Relation.Copy) || await Rehoming.FoldOf(group, mixture.Id) is not null) return null;
        var mates = new List<FiledArticle>(await group.CopiesAsync(mixture.Cluster!.Value, Judge.MostCopies));
        if (!mixture.IsOriginal && await group.FindAsync(mixture.Cluster!.Value) is { } original) mates.Add(original);
        mates.RemoveAll(mate => mate.Id == mixture.Id || mate.Id == article.Id);
        List<Kin> parts = [.. mates.Select(mate => kinship.Measure(mixture, mate)), kinship.Measure(mixture, article)];
        return new Roundups(mixture, group, kinship).AsMixture(parts, parts);
    }

    /// <summary>What was folded into a mixture gets a home of its own.</summary>
    private async ValueTask<List<Correction>> FreedAsync(FiledArticle mixture)
    {
        if (!mixture.IsOriginal) return [];
        var copies = (await group.CopiesAsync(mixture.Id, Judge.MostCopies)).Where(copy => copy.Id != article.Id).ToList();
        return await new Rehoming(kinship, group).HomeAsync(
            copies,
            mixture.Id,
            null,
            $"{Decisions.Name(mixture)} is a mixture of it and another text"
        );
    }
}
