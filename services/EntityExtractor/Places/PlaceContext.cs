using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Whether the words around a known name let it be a place: "Khost Protection Force" and "Jalaluddin Haqqani" are none.</summary>
internal static class PlaceContext
{
    public static bool Allows(SentenceView view, NameSpan span) => AllowsBefore(view, span) && AllowsAfter(view, span);

    private static bool AllowsBefore(SentenceView view, NameSpan span)
    {
        var before = span.First - 1;
        if (!view.Has(before)) return true;
        if (view.IsHyphen(before)) return false;
        if (!view.Text.Tokens[before].IsWord || view.IsTaken(before)) return true;
        var word = view.Text.Span(before);
        if (PlaceWords.IsTitle(word))
            return false;
        return !view.Text.Tokens[before].IsCapitalised
            || NotNames.Contains(word)
            || PlaceWords.IsDirection(word)
            || PlaceWords.Kind(word) is not null;
    }

    private static bool AllowsAfter(SentenceView view, NameSpan span)
    {
        var after = span.Last + 1;
        if (!view.Has(after) || view.IsTaken(after) || !view.Text.Tokens[after].IsWord)
            return true;
        return view.Text.Tokens[after].Shape is TokenShape.Lower or TokenShape.None
            || NotNames.Contains(view.Text.Span(after))
            || PlaceWords.Kind(view.Text.Span(after)) is not null;
    }
}
