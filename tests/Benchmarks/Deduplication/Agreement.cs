namespace Ingestion.Benchmarks.Deduplication;

/// <summary>How well found clusters agree with true ones, by pairs of articles.</summary>
/// <param name="AdjustedRand">Adjusted Rand index (Hubert and Arabie, 1985): 1 is perfect, 0 is chance.</param>
/// <param name="Precision">Share of the pairs folded that belong together, 0 to 1.</param>
/// <param name="Recall">Share of the pairs that belong together that were folded, 0 to 1.</param>
internal sealed record Agreement(double AdjustedRand, double Precision, double Recall)
{
    public static Agreement Of<TTrue, TFound>(IReadOnlyList<(TTrue True, TFound Found)> articles)
    {
        var both = Pairs(articles.GroupBy(article => article));
        var trues = Pairs(articles.GroupBy(article => article.True));
        var found = Pairs(articles.GroupBy(article => article.Found));
        var expected = trues * found / (articles.Count * (articles.Count - 1.0) / 2);
        return new Agreement((both - expected) / (((trues + found) / 2) - expected), found == 0 ? 1 : both / found, trues == 0 ? 1 : both / trues);
    }

    private static double Pairs<TKey, T>(IEnumerable<IGrouping<TKey, T>> groups) =>
        groups.Sum(group => group.Count() is var n ? n * (n - 1.0) / 2 : 0);
}
