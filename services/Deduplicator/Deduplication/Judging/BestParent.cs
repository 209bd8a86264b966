namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>Which of the texts that say the same is the original, whatever the order they arrived in.</summary>
internal static class BestParent
{
    /// <summary>Feeds round their times: an earlier date counts only from here on…</summary>
    private static readonly TimeSpan ClearlyEarlier = TimeSpan.FromMinutes(10);

    /// <summary>…and up to here, since feeds also carry dates that are weeks off.</summary>
    private static readonly TimeSpan CrediblyEarlier = TimeSpan.FromDays(3);

    /// <summary>Share of the other text that the original has.</summary>
    private const double Whole = 0.8;

    /// <summary>Two texts that have this much of each other are versions of one.</summary>
    private const double CloseVersion = 0.45;

    /// <summary>The one of several originals that a copy belongs to: the one it has most of itself from, then the earliest.</summary>
    public static Kin Choose(IEnumerable<Kin> originals) =>
        originals.OrderByDescending(kin => Math.Round(kin.Overlap.OfThis, 1)).ThenBy(kin => kin.Other.When).ThenBy(kin => kin.Other.Id.Value, StringComparer.Ordinal).First();

    /// <summary>True when <paramref name="article"/>, that arrived later, is the better original: the words say why. Null when it is not.</summary>
    public static string? WhyBetter(FiledArticle article, Kin original)
    {
        var other = original.Other;
        if (Credits(article, other)) return null;
        if (Credits(other, article)) return $"\"{other.Title}\" ({other.Outlet}) names {article.Outlet} as its origin";
        if (article.Credit is not null || Credited(other)) return null;
        if (article.Published is not { } published || other.Published is not { } before) return null;
        var lead = before - published;
        if (lead >= ClearlyEarlier && lead <= CrediblyEarlier && original.Overlap.OfOther >= Whole) return $"it was published earlier than \"{other.Title}\" ({other.Outlet}), which has most of its text from it";
        var fuller = original.Overlap.OfOther >= Whole && original.Overlap.OfThis < Whole && original.OtherIsInside;
        return fuller && lead >= TimeSpan.Zero ? $"it has the whole of \"{other.Title}\" ({other.Outlet}) and more, and is not later" : null;
    }

    /// <summary>True when an original is a version of <paramref name="article"/>, which may hold several such together.</summary>
    public static bool CanJoin(FiledArticle article, Kin original) =>
        !Credits(article, original.Other) && (original.OtherIsInside || original.Overlap.Smaller >= CloseVersion);

    /// <summary>The text of <paramref name="article"/> names the outlet of <paramref name="other"/> as its origin.</summary>
    private static bool Credits(FiledArticle article, FiledArticle other) =>
        article.Credit is { } credit && article.Outlet != other.Outlet && other.Outlet.Length > 1 && credit.Contains(other.Outlet, StringComparison.OrdinalIgnoreCase);

    /// <summary>An agency's own text carries its own name in the dateline.</summary>
    private static bool Credited(FiledArticle article) =>
        article.Credit is { } credit && article.Outlet.Length > 1 && credit.Contains(article.Outlet, StringComparison.OrdinalIgnoreCase);
}
