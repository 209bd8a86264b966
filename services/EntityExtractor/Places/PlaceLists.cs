namespace Ingestion.EntityExtractor.Places;

/// <summary>How names stand beside one another.</summary>
internal static class PlaceLists
{
    /// <summary>True when only what separates the members of a list lies between the two: a comma, "and", "or", "as well as", or nothing.</summary>
    public static bool Joins(SentenceView view, NameSpan one, NameSpan two)
    {
        for (var at = one.Last + 1; at < two.First; at++)
        {
            var joint =
                view.Text.Span(at) is "," or ";" or "&" or "،" or "و"
                || view.Is(at, "and")
                || view.Is(at, "or")
                || view.Is(at, "as")
                || view.Is(at, "well")
                || view.Is(at, "the");
            if (!joint)
                return false;
        }

        return two.First - one.Last <= 5;
    }

    /// <summary>As <see cref="Joins"/>, with something between the two: a comma or "and".</summary>
    public static bool Separates(SentenceView view, NameSpan one, NameSpan two) => two.First - one.Last is > 1 and <= 5 && Joins(view, one, two);
}
