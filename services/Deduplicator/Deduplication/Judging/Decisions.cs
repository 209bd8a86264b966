using System.Globalization;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Comparing;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>Writes decisions with their reasons in words.</summary>
internal static class Decisions
{
    public static Decision New(FiledArticle article, string reason) =>
        new() { Relation = Relation.New, Cluster = article.Id, Reason = reason };

    /// <summary>A copy of the original that <paramref name="kin"/> measures.</summary>
    public static Decision Copy(FiledArticle article, Kin kin, Kinship kinship, string? why = null)
    {
        var passages = kinship.Passages(article, kin.Other);
        return new()
        {
            Relation = Relation.Copy,
            Of = kin.Other.Id,
            Cluster = kin.Other.Id,
            ContainmentOfThis = Rounded(kin.Overlap.OfThis),
            ContainmentOfOther = Rounded(kin.Overlap.OfOther),
            Matched = passages.Matched,
            Added = passages.Added,
            Reason = why ?? $"{Shares(kin)}; {Additions(passages)}.",
        };
    }

    /// <summary>A copy because a person says so; <paramref name="original"/> may stand in the place of the one that the person named.</summary>
    public static Decision Ruled(FiledArticle article, FiledArticle original, Ruling ruling, Kinship kinship)
    {
        var named = ruling.Other == original.Id ? Name(original) : $"a copy of {Name(original)}";
        return Copy(article, kinship.Measure(article, original), kinship, $"{ruling.Word.Who} folded it into {named}{Because(ruling.Word)}.") with
        {
            RuledBy = ruling.Word.Who,
        };
    }

    /// <summary>A person's reason as the end of a sentence.</summary>
    public static string Because(Word word) => word.Why is { Length: > 0 } why ? $": {why.TrimEnd('.')}" : "";

    public static Decision Partial(FiledArticle article, Kin kin, Kinship kinship) => new()
    {
        Relation = Relation.Partial,
        Of = kin.Other.Id,
        Cluster = article.Id,
        ContainmentOfThis = Rounded(kin.Overlap.OfThis),
        ContainmentOfOther = Rounded(kin.Overlap.OfOther),
        Matched = kinship.Passages(article, kin.Other).Matched,
        Reason = $"{Shares(kin)}; too little for a copy, so it keeps a document of its own.",
    };

    /// <summary>Made of parts of two unrelated articles: partial to the one it has more from.</summary>
    public static Decision Mixture(FiledArticle article, Kin first, Kin second, Kinship kinship) =>
        Partial(article, first, kinship) with
        {
            Reason =
                $"{Shares(first)}; another {Percent(second.Overlap.OfThis)} is from {Name(second.Other)}, which has nothing to do with it. A mixture is nobody's copy.",
        };

    public static Decision Contains(FiledArticle article, IEnumerable<ArticleId> pieces, string reason) => new()
    {
        Relation = Relation.Contains,
        Cluster = article.Id,
        Contains = [.. pieces.Distinct().OrderBy(id => id.Value, StringComparer.Ordinal)],
        Reason = reason,
    };

    /// <summary>"62 % of this text is in "Title" (Outlet), and 80 % of that in this".</summary>
    public static string Shares(Kin kin) =>
        $"{Percent(kin.Overlap.OfThis)} of this text is in {Name(kin.Other)}, and {Percent(kin.Overlap.OfOther)} of that text is in this one";

    public static string Name(FiledArticle article) => $"\"{Short(article.Title)}\" ({article.Outlet})";

    private static string Additions(Passages passages) =>
        passages.Added.Count == 0
            ? "it adds nothing"
            : $"it adds or changes {passages.Added.Count} {(passages.Added.Count == 1 ? "passage" : "passages")}";

    private static string Short(string title) => title.Length <= 80 ? title : string.Concat(title.AsSpan(0, 79).TrimEnd(), "…");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)} %");

    private static double Rounded(double share) => Math.Round(share, 4);
}
