using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Finds where the text says that one place lies in another: "Imam Sahib in Kunduz", "Paris, Texas", "Kunduz's Archi".</summary>
internal static class Neighbours
{
    private const int Nearest = 8;

    public static void Link(AnalysedText text, List<OpenPlace> places)
    {
        for (var i = 0; i + 1 < places.Count; i++)
        {
            var (one, two) = (places[i], places[i + 1]);
            if (one.Within is null && !IsWholeOfAnother(text, one, two) && LiesIn(text, one, two))
                (one.Within, one.IsPlainlyWithin) = (two, !MayBeList(text, one, two, i + 2 < places.Count ? places[i + 2] : null));
            else if (Owns(text, one, two))
                two.Within = one;
        }

        foreach (var place in places) place.IsAcrossBorder = IsAcrossBorder(text, place.Span.Span.First);
        for (var i = places.Count - 2; i >= 0; i--) ShareInList(text, places[i], places[i + 1]);
    }

    /// <summary>"Brook County, Ohio, Lake County, Colorado": behind a comma no state lies in the county that follows.</summary>
    private static bool IsWholeOfAnother(AnalysedText text, OpenPlace one, OpenPlace two) =>
        two.Cue == PlaceKind.District && text.Span(one.Span.Span.Last + 1) is "," && one.Readings.Exists(IsWhole);

    private static bool IsWhole(Reading reading) => reading is { Match: NameMatch.First, Place.Kind: PlaceKind.Admin1 or PlaceKind.Country };

    /// <summary>"X, Y" may be a list, unless it stands behind "in" or the like, ends there, and Y is a division.</summary>
    private static bool MayBeList(AnalysedText text, OpenPlace one, OpenPlace two, OpenPlace? third)
    {
        var (first, after) = (one.Span.Span.First, two.Span.Span.Last + 1);
        if (one.Cue == PlaceKind.District && two.Readings.Exists(IsWhole))
            return false;
        if (two.Span.Span.First != one.Span.Span.Last + 2 || text.Span(one.Span.Span.Last + 1) is not ",")
            return false;
        if (first == 0 || !(text.Is(first - 1, "in") || text.Is(first - 1, "at") || text.Is(first - 1, "near") || text.Is(first - 1, "of")))
            return true;
        if (after < text.Tokens.Length && (text.Is(after, "and") || text.Is(after, "or") || text.Span(after) is "&"))
            return true;
        if (third is not null && third.Span.Span.First <= after + 1 && !third.Readings.Exists(r => r.Place.Kind == PlaceKind.Country))
            return true;
        return !two.Readings.Exists(r => r.Place.Kind is PlaceKind.Admin1 or PlaceKind.Country);
    }

    /// <summary>
    /// "X district in Y", "X, a town in the restive province of Y", "X, Y", "X (Y": up to the joint only kinds of place, behind it only
    /// lower-case words.
    /// </summary>
    private static bool LiesIn(AnalysedText text, OpenPlace one, OpenPlace two)
    {
        var (from, to) = (one.Span.Span.Last + 1, two.Span.Span.First);
        if (to - from is < 1 or > Nearest) return false;
        var (joined, last) = (false, to - 1);
        for (var at = from; at < to; at++)
        {
            var kind = PlaceWords.Kind(text.Span(at)) is not null;
            if (text.Span(at) is "," && (at == from || at == last)) joined = true;
            else if (text.Is(at, "in") || text.Is(at, "of") || text.Is(at, "under") || text.Span(at) is "(" or "[") joined = true;
            else if (!kind && (!joined || IsBreak(text, at) || text.Tokens[at] is not { IsWord: true, Shape: TokenShape.Lower })) return false;
        }

        return joined;
    }

    /// <summary>"on the border with X", "bordering X", "X, which borders Y".</summary>
    private static bool IsAcrossBorder(AnalysedText text, int first)
    {
        var before = first > 0 && (text.Is(first - 1, "neighbouring") || text.Is(first - 1, "neighboring")) ? first - 2 : first - 1;
        if (before < 1)
            return false;
        return text.Is(before, "bordering")
            || text.Is(before, "borders")
            || (text.Is(before, "with") && (text.Is(before - 1, "border") || text.Is(before - 1, "frontier")));
    }

    private static bool IsBreak(AnalysedText text, int at) =>
        text.Is(at, "and")
        || text.Is(at, "or")
        || text.Is(at, "from")
        || text.Is(at, "to")
        || text.Is(at, "with")
        || text.Is(at, "border")
        || text.Is(at, "said")
        || text.Is(at, "was")
        || text.Is(at, "were");

    /// <summary>"Kunduz's Dasht-e-Archi", "Takhar province's Darqad".</summary>
    private static bool Owns(AnalysedText text, OpenPlace one, OpenPlace two)
    {
        var (from, to) = (one.Span.Span.Last + 1, two.Span.Span.First);
        if (to - from is < 1 or > 4) return false;
        var possessive = false;
        for (var at = from; at < to; at++)
        {
            if (text.Tokens[at].Kind == TokenKind.Possessive || text.Span(at) is "'" or "’") possessive = true;
            else if (!text.Tokens[at].IsWord || (text.Tokens[at].Shape != TokenShape.Lower && PlaceWords.Kind(text.Span(at)) is null)) return false;
        }

        return possessive || (to - from == 1 && PlaceWords.Kind(text.Span(from)) is not null && two.Span.Cue is not null);
    }

    /// <summary>"Darqad and Yangi Qala in Takhar": what holds for the last of a list holds for its other members.</summary>
    private static void ShareInList(AnalysedText text, OpenPlace one, OpenPlace two)
    {
        if (one.Within is not null && one.Within != two) return;
        if (two.Within is null || two.Within == one || !IsListJoint(text, one, two)) return;
        if (one.Within is null || one.Within == two) one.Within = two.Within;
    }

    private static bool IsListJoint(AnalysedText text, OpenPlace one, OpenPlace two)
    {
        for (var at = one.Span.Span.Last + 1; at < two.Span.Span.First; at++)
        {
            if (!(text.Span(at) is "," or "&" || text.Is(at, "and") || text.Is(at, "or"))) return false;
        }

        return two.Span.Span.First > one.Span.Span.Last;
    }
}
