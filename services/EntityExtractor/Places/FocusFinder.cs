using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Places;

/// <summary>The one to three places an article is about: named often, early, and themselves rather than what they lie in.</summary>
public static class FocusFinder
{
    private const int Most = 3;
    private const double LeastShareOfFirst = 0.5;

    /// <param name="places">All places of the article, in order.</param>
    /// <param name="titleLength">Length of the title at the text's start; names in it count more. 0 when the title is not in the text.</param>
    /// <param name="textLength">Length of the text in UTF-16 units.</param>
    public static IReadOnlyList<PlaceMention> Find(IReadOnlyList<PlaceMention> places, int titleLength, int textLength)
    {
        var scored = places.Where(p => p.Kind != PlaceKind.Country || places.All(q => q.Kind == PlaceKind.Country))
            .GroupBy(p => (p.Id, p.Name))
            .Select(g => (Place: g.MaxBy(p => p.Confidence)!, Score: g.Sum(p => Weight(p, titleLength, textLength)), g.First().Start))
            .OrderByDescending(g => g.Score).ThenBy(g => g.Start).ToList();
        return [.. scored.Where(s => s.Score >= LeastShareOfFirst * scored[0].Score).Take(Most).Select(s => s.Place)];
    }

    private static double Weight(PlaceMention place, int titleLength, int textLength)
    {
        var early = place.Start < titleLength ? 3 : 2 - (place.Start / (double)Math.Max(1, textLength));
        var fine = place.Kind is PlaceKind.Admin1 or PlaceKind.Region ? 0.6 : 1;
        return early * fine * (0.5 + (place.Confidence / 2));
    }
}
