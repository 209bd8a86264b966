using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Names of the gazetteer as they stand in a sentence.</summary>
internal sealed class KnownNames(PlaceIndex gazetteer)
{
    private const int LongestName = 6;
    private const int LongestPreposition = 2;
    private const int LargeFrom = 100_000;

    public bool Has(AnalysedText text, NameSpan span) => gazetteer.Named(span.KeyIn(text)).Any();

    /// <summary>The longest name from <paramref name="first"/> on that is a place without further evidence.</summary>
    public NameSpan? StrongFrom(SentenceView view, int first)
    {
        NameSpan? longest = null;
        var key = NameKey.Empty;
        for (var last = first; last <= view.Last && last < first + (2 * LongestName) && view.MayStandInName(last, first); last++)
        {
            if (!view.Text.Tokens[last].IsWord) continue;
            key = key.With(view.Text.Span(last));
            var span = new NameSpan(first, last);
            if (key.Letters >= 2 && IsStrong(key) && view.LooksLikeName(span, key.Letters)) longest = span;
        }

        return longest;
    }

    /// <summary>A hand-kept name that ends in words of lower case: "Sirvak copper mine". What runs together with "to" or "of" is none: "lost Baga to"
    /// is not Bagato.</summary>
    public NameSpan? SiteFrom(SentenceView view, int first)
    {
        if (!view.Text.Tokens[first].IsCapitalised) return null;
        NameSpan? longest = null;
        var key = NameKey.Empty;
        for (var last = first; last <= view.Last && last < first + LongestName && !view.IsTaken(last) && view.Text.Tokens[last].IsWord; last++)
        {
            key = key.With(view.Text.Span(last));
            if (view.Text.Tokens[last].Shape == TokenShape.Lower && view.Text.Tokens[last].Length > LongestPreposition && gazetteer.HasCurated(key))
                longest = new NameSpan(first, last);
        }

        return longest;
    }

    /// <summary>True for names that are places without further evidence: countries, divisions, hand-kept places, large cities.</summary>
    private bool IsStrong(NameKey key)
    {
        var matches = gazetteer.Named(key);
        while (matches.MoveNext())
        {
            if (matches.Current.Curated || (!matches.ByOtherName && matches.Current.Population >= LargeFrom)) return true;
            if (matches.Current.Kind == PlaceKind.Admin1 && (!matches.ByOtherName || key.Letters > 4)) return true;
        }

        return false;
    }
}
