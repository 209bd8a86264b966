using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Tests;

/// <summary>A stream in which every article is followed at once by its copy.</summary>
internal static class AdjacentPairs
{
    /// <summary>Pairs that are shuffled among each other by <see cref="Interleaved"/>.</summary>
    private const int Window = 4;

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

    /// <summary>The same stream, neighbours in an order drawn from a seed: a copy may come before its original, and others between them.</summary>
    public static Article[] Interleaved(int pairs, int seed)
    {
        var random = new Random(seed);
        return [.. Create(pairs, seed).Chunk(2 * Window).SelectMany(near => near.OrderBy(_ => random.Next()))];
    }

    /// <summary>How many pairs do not stand as one original and one copy.</summary>
    public static int Broken(IReadOnlyDictionary<string, Decision> standing) =>
        standing
            .GroupBy(pair => pair.Key[..^2])
            .Count(pair =>
                pair.Select(article => article.Value.Cluster).Distinct().Count() != 1
                || pair.Count(article => article.Value.Relation == Relation.Copy) != 1
            );
}
