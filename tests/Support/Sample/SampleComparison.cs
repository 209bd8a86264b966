namespace Ingestion.Tests.Sample;

/// <summary>An expectation that does not hold.</summary>
/// <param name="Name">Article or incident, and what about it: stable from run to run, so that it can be listed as pending.</param>
public sealed record SampleDifference(string Name, string Expected, string Actual)
{
    public override string ToString() => $"{Name}: expected {Expected}, got {Actual}";
}

/// <summary>Holds what came out against what should. Pure: what it is given decides alone.</summary>
public static class SampleComparison
{
    /// <param name="expected">What should come out, placeholders filled.</param>
    /// <param name="articles">What came out, by <c>outlet/path</c>.</param>
    /// <param name="incidents">Every incident that is not background.</param>
    public static IReadOnlyList<SampleDifference> Compare(
        SampleExpectations expected,
        IReadOnlyDictionary<string, ActualArticle> articles,
        IReadOnlyList<ActualIncident> incidents)
    {
        var differences = new List<SampleDifference>();
        foreach (var article in expected.Articles)
        {
            var furniture = expected.Furniture.GetValueOrDefault(article.OutletId, []);
            ArticleComparison.Compare(article.Article, article, articles.GetValueOrDefault(article.Article), furniture, differences);
        }

        IncidentComparison.Compare(expected.Incidents, incidents, differences);
        return differences;
    }
}
