using System.Collections.Frozen;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>Takes off persons what stands before their name: "Ardanian Prime Minister Lira Voss" is Lira Voss.</summary>
internal static class BarePersons
{
    private static readonly FrozenSet<string> Ranks = PlaceWords.Set(
        "prime vice deputy former ex foreign defense defence interior first grand home acting democrat republican us u.s. uk"
    );

    public static List<TaggedName> Of(AnalysedText text, List<TaggedName> names) =>
        names.ConvertAll(n =>
            n.Class == NameClass.Person ? n with { Span = Bare(text, n.Span) }
            : Official(text, n) is { } person ? n with { Class = NameClass.Person, Span = person }
            : n
        );

    /// <summary>True for what somebody is in local news: "attorney", "sheriff".</summary>
    public static bool IsOffice(ReadOnlySpan<char> word) => PlaceWords.Has(Officials, word);

    /// <summary>"Mayor Lira Voss", "Orvik Associate Judge Lira Voss": who governs a place is none.</summary>
    private static NameSpan? Official(AnalysedText text, TaggedName name)
    {
        if (name is not { Class: NameClass.Place, Span.Count: > 2 } || PlaceWords.Has(Ways, text.Span(name.Span.Last))) return null;
        for (var at = name.Span.Last - 1; at >= name.Span.First; at--)
        {
            if (PlaceWords.Has(Officials, text.Span(at))) return name.Span with { First = at + 1 };
        }

        return null;
    }

    /// <summary>Ranks and nationalities go only where a title follows them: "Imam" and "First" begin names as well.</summary>
    private static NameSpan Bare(AnalysedText text, NameSpan span)
    {
        var first = span.First;
        if (span.Count > 2 && PlaceWords.Has(Honours, text.Span(span.Last)))
            span = span with { Last = span.Last - 1 };
        while (
            first < span.Last
            && (PlaceWords.Has(Ranks, text.Span(first)) || text.IsInnerHyphen(first) || Demonyms.BuiltIn.CountryOf(text.Span(first)) is not null)
        )
            first++;
        if (first < span.Last && PlaceWords.Has(OnlyTitles, text.Span(first)))
            return span with { First = first + 1 };
        if (first == span.Last || !PlaceWords.IsTitle(text.Span(first)) || PlaceWords.Has(Religious, text.Span(first)))
            return span;
        while (first < span.Last && (PlaceWords.IsTitle(text.Span(first)) || text.Span(first) is "."))
            first++;
        return span with { First = first };
    }

    /// <summary>They begin no name at all.</summary>
    private static readonly FrozenSet<string> OnlyTitles = PlaceWords.Set(
        "hon honourable honorable presidents ministers generals senators governors ambassadors commanders secretaries"
    );

    /// <summary>Letters behind a name.</summary>
    private static readonly FrozenSet<string> Honours = PlaceWords.Set("csc mp kcb cbe obe mbe dso");

    /// <summary>Titles that begin no place's name, as "General Santos" does.</summary>
    private static readonly FrozenSet<string> Officials = PlaceWords.Set(
        "mayor sheriff judge councilman councilwoman senator sen rep congressman congresswoman attorney detective prosecutor coroner trooper undersheriff superintendent warden officer investigator commissioner writer spokesman spokeswoman mr mrs ms"
    );

    /// <summary>"Judge Perez Drive" is a street.</summary>
    private static readonly FrozenSet<string> Ways = PlaceWords.Set("road street avenue drive highway boulevard lane court park bridge");

    /// <summary>They are a part of the name: "Sheikh Hasina", "Imam Ali".</summary>
    private static readonly FrozenSet<string> Religious = PlaceWords.Set(
        "sheikh sheik shaykh mullah mulla imam haji hajji saint lady prince king queen princess pope emir qari"
    );
}
