using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Comparing;
using Ingestion.Deduplicator.Deduplication.Fingerprints;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>Pages that carry several articles: told from copies, in whatever order page and articles arrive.</summary>
internal sealed class Roundups(FiledArticle article, IGroup group, Kinship kinship)
{
    /// <summary>Two articles whose places in a page overlap more than this are one text, not two.</summary>
    private const double SamePlace = 0.3;

    /// <summary>Share of a text from which on it is most of it.</summary>
    public const double Most = 0.6;

    /// <summary>…and a part of it.</summary>
    public const double Part = 0.3;

    /// <summary>The decision when the article itself is such a page: pieces of unrelated clusters inside, and none that covers it.</summary>
    public Decision? AsRoundup(List<Kin> kins, List<Kin> parents)
    {
        if (parents.Exists(parent => !parent.OtherIsInside)) return null;
        var carried = kins.Where(kin => kin.Kind == Kinds.Carries).ToList();
        var pieces = Apart([.. carried, .. parents]);
        if (carried.Count == 0 && pieces.Count < 2) return null;
        if (parents.Count > 0 && (pieces.Count < 2 || AreJoined(article, pieces))) return null;
        var reason = pieces.Count == 1
            ? $"It carries {Decisions.Name(pieces[0].Other)} whole, among much else."
            : $"It carries {pieces.Count} unrelated articles, among them {Decisions.Name(pieces[0].Other)} and {Decisions.Name(pieces[1].Other)}.";
        return Decisions.Contains(article, pieces.Select(kin => kin.Other.Cluster!.Value), reason);
    }

    /// <summary>
    /// Two unrelated articles of which this one has parts, each at a place of its own, and neither of which is most of it: a mixture,
    /// and nobody's copy. Null when it is none.
    /// </summary>
    public (Kin First, Kin Second)? AsMixture(List<Kin> kins, List<Kin> parents)
    {
        if (parents.Count == 0 || kins.Exists(kin => kin.Overlap.OfThis >= Most || Titles.AreAlike(article.Title, kin.Other.Title))) return null;
        var parts = kins.FindAll(kin => kin.Overlap.OfThis >= Part);
        if (Apart(parts) is not [var first, var second, ..] || Math.Min(first.Overlap.OfOther, second.Overlap.OfOther) >= Most) return null;
        return kinship.Measure(first.Other, second.Other).Kind == Kinds.None ? (first, second) : null;
    }

    /// <summary>
    /// Corrections for earlier pages that this article shows to be roundups: it lies inside them, and so does another, unrelated
    /// one. A parent that turns out to be such a page is taken off <paramref name="parents"/>.
    /// </summary>
    public async ValueTask<List<Correction>> FoundOutAsync(List<Kin> kins, List<Kin> parents)
    {
        var corrections = new List<Correction>();
        foreach (var page in kins.Where(kin => kin.Kind == Kinds.CarriedBy || (kin.Kind == Kinds.Copy && kin.IsInsideOther)))
        {
            var others = await OtherPiecesAsync(page.Other);
            if (page.Kind != Kinds.CarriedBy && page.Other.Relation != Relation.Contains && !IsRoundup(page, others)) continue;
            parents.RemoveAll(parent => parent.Other.Id == page.Other.Id);
            var own = parents.Count > 0 ? BestParent.Choose(parents).Other.Id : article.Id;
            corrections.AddRange(await CorrectAsync(page.Other, others, own));
        }

        return corrections;
    }

    /// <summary>
    /// Two parts of one text, and no two articles: the page has the headline of one of them, or nothing but a sentence's end stands
    /// between them.
    /// </summary>
    public bool AreJoined(FiledArticle page, IReadOnlyList<Kin> pieces)
    {
        if (pieces.Any(piece => Titles.AreAlike(page.Title, piece.Other.Title))) return true;
        if (pieces.Count != 2) return false;
        var (first, second) = (PlaceOf(pieces[0].Other, page), PlaceOf(pieces[1].Other, page));
        return Math.Max(first.First, second.First) - Math.Min(first.End, second.End) <= Shingle.Width;
    }

    private Extent PlaceOf(FiledArticle piece, FiledArticle page) => Extent.Of(kinship.Read(piece), kinship.Read(page));

    private List<Kin> Apart(IReadOnlyList<Kin> inside)
    {
        var apart = new List<(Kin Kin, Extent Place)>();
        foreach (var kin in inside.OrderByDescending(kin => kin.Overlap.OfThis))
        {
            var place = PlaceOf(kin.Other, article);
            if (apart.Exists(other => other.Kin.Other.Cluster == kin.Other.Cluster || other.Place.Overlapping(place) > SamePlace)) continue;
            apart.Add((kin, place));
        }

        return [.. apart.Select(pair => pair.Kin)];
    }

    private bool IsRoundup(Kin page, List<FiledArticle> others) =>
        others.Count > 0
        && !AreJoined(page.Other, [.. others.Select(other => kinship.Measure(page.Other, other)), kinship.Measure(page.Other, article)]);

    /// <summary>Articles of the page's own cluster that lie inside the page at another place than this article, and share nothing with it.</summary>
    private async ValueTask<List<FiledArticle>> OtherPiecesAsync(FiledArticle page)
    {
        var cluster = page.Cluster!.Value;
        var near = new List<FiledArticle>(await group.CopiesAsync(cluster, Judge.MostCopies));
        if (!page.IsOriginal && await group.FindAsync(cluster) is { } original) near.Add(original);
        var place = PlaceOf(article, page);
        return near.FindAll(other => other.Id != page.Id && other.Id != article.Id && IsOtherPiece(page, other, place));
    }

    private bool IsOtherPiece(FiledArticle page, FiledArticle other, Extent place) =>
        kinship.Measure(page, other) is { Overlap: var overlap } && overlap.OfOther >= Most && overlap.OfThis < Most
        && kinship.Measure(article, other).Kind is Kinds.None
        && PlaceOf(other, page).Overlapping(place) <= SamePlace;

    private async ValueTask<List<Correction>> CorrectAsync(FiledArticle page, List<FiledArticle> others, ArticleId own)
    {
        var known = page.Relation == Relation.Contains && await group.StandingAsync(page) is { } standing ? standing.Contains : [];
        if (known.Contains(own)) return [];
        var loose = page.IsOriginal && page.Relation != Relation.Contains
            ? (await group.CopiesAsync(page.Id, Judge.MostCopies)).Where(copy => kinship.Measure(page, copy).OtherIsInside).ToList()
            : [];
        var homes = await new Rehoming(kinship, group).HomeAsync(loose, page.Id, null, $"{Decisions.Name(page)} is a roundup that carries it");
        IEnumerable<ArticleId> pieces =
        [
            .. known,
            .. homes.Select(home => home.Decision.Cluster),
            .. others.Where(other => !loose.Contains(other)).Select(other => other.Cluster!.Value),
            own,
        ];
        var decision = Decisions.Contains(
            page,
            pieces,
            $"It carries {pieces.Distinct().Count()} articles that share nothing with each other, the latest {Decisions.Name(article)}."
        );
        return [new Correction(page.Id, page.Revision, decision), .. homes];
    }
}
