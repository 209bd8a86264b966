using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Tests;

/// <summary>A stream in which every article is followed at once by its copy.</summary>
internal static class AdjacentPairs
{
    public static Article[] Create(int pairs, int seed) =>
        [.. Enumerable.Range(0, pairs).SelectMany(pair =>
        {
            var sentences = new Prose((seed * 100_000) + pair).Sentences(12);
            return new[]
            {
                Articles.Of($"{seed}-{pair}-a", Prose.Join(sentences)),
                Articles.Of($"{seed}-{pair}-b", Prose.Join(sentences[..10]), hours: 1),
            };
        })];

    /// <summary>How many pairs do not stand as one original and one copy.</summary>
    public static int Broken(IReadOnlyDictionary<string, Decision> standing) =>
        standing.GroupBy(pair => pair.Key[..^2]).Count(pair =>
            pair.Select(article => article.Value.Cluster).Distinct().Count() != 1 || pair.Count(article => article.Value.Relation == Relation.Copy) != 1);
}
