using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities.Tagging;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Marks names with the kind that the text gives them: "Darqad district", "the district of Darqad", "the districts of Darqad and
/// Yangi Qala", "Kunduz, Takhar and Sar-e Pol provinces".
/// </summary>
internal static class PlaceCues
{
    private static readonly FrozenSet<string> Prepositions = PlaceWords.Set("in into inside near outside at around from to towards on of");

    public static void Apply(SentenceView view, List<PlaceSpan> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (i + 1 < names.Count && IsOfDistrict(view, names[i].Span, names[i + 1].Span)) Mark(names, i, PlaceKind.Unknown);
            if (HasItsWholeInBrackets(view, names[i], i + 1 < names.Count ? names[i + 1] : null)) Mark(names, i, PlaceKind.Unknown);
        }

        for (var at = view.First; at <= view.Last; at++)
        {
            if (!view.Text.Tokens[at].IsWord)
                continue;
            if (IsLocalGovernmentArea(view, at) || (view.Is(at, "area") && view.Is(at + 1, "council")))
                MarkBefore(view, names, at, PlaceKind.District, plural: false);
            if (view.Is(at, "police") && view.Is(at + 1, "station"))
                MarkBefore(view, names, at, PlaceKind.Unknown, plural: false);
            if (PlaceWords.Kind(view.Text.Span(at)) is not { } kind)
                continue;
            var plural = PlaceWords.IsPlural(view.Text.Span(at));
            var marked = MarkBefore(view, names, at, kind, plural) || IsInName(names, at);
            if (!marked) MarkAfter(view, names, at, kind, plural);
        }
    }

    /// <summary>"Brook County Sheriff Ana Lind": the county is named before its word, not behind it.</summary>
    private static bool IsInName(List<PlaceSpan> names, int at) => names.Exists(n => n.Span.First <= at && at <= n.Span.Last);

    /// <summary>True for a word of "Local Government Area".</summary>
    public static bool IsOfLocalGovernmentArea(SentenceView view, int at) =>
        IsLocalGovernmentArea(view, at) || IsLocalGovernmentArea(view, at - 1) || IsLocalGovernmentArea(view, at - 2);

    /// <summary>"in Qaniyah (Marib": a place with what it lies in.</summary>
    private static bool HasItsWholeInBrackets(SentenceView view, PlaceSpan one, PlaceSpan? two)
    {
        if (!view.Has(one.Span.First - 1) || !PlaceWords.Has(Prepositions, view.Text.Span(one.Span.First - 1)) || !view.Is(one.Span.Last + 1, "("))
            return false;
        return (two is { Known: true } or { Tagged: true } && two.Span.First == one.Span.Last + 2)
            || Brackets.HoldWholes(view.Text, one.Span.Last + 1);
    }

    /// <summary>"in Sarkand of Orvik district".</summary>
    private static bool IsOfDistrict(SentenceView view, NameSpan one, NameSpan two) =>
        view.Has(one.First - 1)
        && PlaceWords.Has(Prepositions, view.Text.Span(one.First - 1))
        && view.Is(one.Last + 1, "of")
        && two.First == one.Last + 2
        && view.Has(two.Last + 1)
        && PlaceWords.Kind(view.Text.Span(two.Last + 1)) is PlaceKind.District or PlaceKind.Admin1;

    /// <summary>Nigeria's districts: "Mafa Local Government Area".</summary>
    private static bool IsLocalGovernmentArea(SentenceView view, int at) =>
        view.Is(at, "local") && view.Is(at + 1, "government") && view.Is(at + 2, "area");

    /// <summary>"Darqad district", "Darqad sub-district"; "a Louisiana town" is a town of Louisiana.</summary>
    private static bool MarkBefore(SentenceView view, List<PlaceSpan> names, int cue, PlaceKind kind, bool plural)
    {
        var end = view.IsHyphen(cue - 1) && view.Is(cue - 2, "sub") ? cue - 3 : cue - 1;
        var index = names.FindLastIndex(n => n.Span.Last <= end);
        if (index < 0 || names[index].Span.Last != end) return false;
        if (view.Is(names[index].Span.First - 1, "a") || view.Is(names[index].Span.First - 1, "an")) return true;
        Mark(names, index, kind);
        for (; plural && index > 0 && PlaceLists.Joins(view, names[index - 1].Span, names[index].Span); index--) Mark(names, index - 1, kind);
        return true;
    }

    /// <summary>"the districts of Darqad and Yangi Qala", "district Darqad"; "District Judge Ana Lind" is none.</summary>
    private static void MarkAfter(SentenceView view, List<PlaceSpan> names, int cue, PlaceKind kind, bool plural)
    {
        var of = view.Is(cue + 1, "of") || (plural && (view.Is(cue + 1, "including") || view.Is(cue + 1, "namely") || view.Is(cue + 1, ":")));
        if (of && !PlaceWords.CanStandBeforeOf(view.Text.Span(cue))) return;
        if (plural && ListAfter(view, cue) is { } list)
        {
            MarkFrom(view, names, list, kind, plural);
            return;
        }

        if (!of && kind is not (PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.District)) return;
        var first = cue + (of ? 2 : 1);
        if (view.Is(first, "the") || view.Is(first, ".")) first++;
        if (of || !IsOffice(view, first)) MarkFrom(view, names, first, kind, plural);
    }

    private static bool IsOffice(SentenceView view, int at) =>
        view.Has(at) && (PlaceWords.IsTitle(view.Text.Span(at)) || BarePersons.IsOffice(view.Text.Span(at)));

    /// <summary>Where the list begins in "three villages (Orvik, Sund)", "the villages: Orvik", "towns, including Orvik".</summary>
    private static int? ListAfter(SentenceView view, int cue)
    {
        if (view.Is(cue + 1, "(") || view.Is(cue + 1, ":")) return cue + 2;
        var at = view.Is(cue + 1, ",") ? cue + 2 : cue + 1;
        return view.Is(at, "including") || view.Is(at, "namely") ? at + 1 : null;
    }

    /// <summary>One name behind several villages is where they lie: "nine villages of Sovanda".</summary>
    private static void MarkFrom(SentenceView view, List<PlaceSpan> names, int first, PlaceKind kind, bool plural)
    {
        var index = names.FindIndex(n => n.Span.First == first);
        if (index < 0) return;
        var isList = index + 1 < names.Count && PlaceLists.Joins(view, names[index].Span, names[index + 1].Span);
        Mark(names, index, plural && !isList && view.Is(first - 1, "of") ? PlaceKind.Unknown : kind);
        for (; plural && index + 1 < names.Count && PlaceLists.Joins(view, names[index].Span, names[index + 1].Span); index++)
            Mark(names, index + 1, kind);
    }

    /// <summary>The first word spoken for a name stays: of "Imam Sahib district of Kunduz province" each keeps its own.</summary>
    private static void Mark(List<PlaceSpan> names, int index, PlaceKind kind)
    {
        if (names[index].Cue is null) names[index] = names[index] with { Cue = kind };
    }
}
