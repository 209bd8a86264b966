using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Marks names with the kind that the text gives them: "Darqad district", "the district of Darqad", "the districts of Darqad and
/// Yangi Qala", "Kunduz, Takhar and Sar-e Pol provinces".
/// </summary>
internal static class PlaceCues
{
    public static void Apply(SentenceView view, List<PlaceSpan> names)
    {
        for (var at = view.First; at <= view.Last; at++)
        {
            if (!view.Text.Tokens[at].IsWord || PlaceWords.Kind(view.Text.Span(at)) is not { } kind) continue;
            var plural = PlaceWords.IsPlural(view.Text.Span(at));
            var marked = MarkBefore(view, names, at, kind, plural);
            if (!marked) MarkAfter(view, names, at, kind, plural);
        }
    }

    private static bool MarkBefore(SentenceView view, List<PlaceSpan> names, int cue, PlaceKind kind, bool plural)
    {
        var index = names.FindLastIndex(n => n.Span.Last < cue);
        if (index < 0 || names[index].Span.Last != cue - 1) return false;
        Mark(names, index, kind);
        for (; plural && index > 0 && PlaceLists.Joins(view, names[index - 1].Span, names[index].Span); index--) Mark(names, index - 1, kind);
        return true;
    }

    private static void MarkAfter(SentenceView view, List<PlaceSpan> names, int cue, PlaceKind kind, bool plural)
    {
        var of = view.Is(cue + 1, "of");
        if (of && !PlaceWords.CanStandBeforeOf(view.Text.Span(cue))) return;
        if (!of && kind is not (PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.District)) return;
        var first = cue + (of ? 2 : 1);
        if (view.Is(first, "the")) first++;
        var index = names.FindIndex(n => n.Span.First == first);
        if (index < 0) return;
        Mark(names, index, kind);
        for (; plural && index + 1 < names.Count && PlaceLists.Joins(view, names[index].Span, names[index + 1].Span); index++) Mark(names, index + 1, kind);
    }

    /// <summary>The first word spoken for a name stays: of "Imam Sahib district of Kunduz province" each keeps its own.</summary>
    private static void Mark(List<PlaceSpan> names, int index, PlaceKind kind)
    {
        if (names[index].Cue is null) names[index] = names[index] with { Cue = kind };
    }
}
