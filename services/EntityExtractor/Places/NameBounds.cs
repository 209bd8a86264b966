using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Where the name of a place begins and ends, when the tagger's span says it roughly.</summary>
internal sealed class NameBounds(KnownNames known, PlainPlaces plain)
{
    /// <summary>"Anah and al-Qaim" and "Kapisa's Tagab" are two places, "Bosnia and Herzegovina" is one.</summary>
    public IEnumerable<TaggedName> Members(AnalysedText text, TaggedName name)
    {
        var and = name.Span.First + 1;
        while (and < name.Span.Last && !text.Is(and, "and") && text.Tokens[and].Kind != TokenKind.Possessive) and++;
        if (name.Class != NameClass.Place || and >= name.Span.Last || known.Has(text, name.Span)) return [name];
        return [name with { Span = new NameSpan(name.Span.First, and - 1) }, name with { Span = new NameSpan(and + 1, name.Span.Last) }];
    }

    /// <summary>"al-Sukhna": the tagger saw the place behind the article.</summary>
    public static PlaceSpan? WithArticle(SentenceView view, Votes votes, int at) =>
        view.IsHyphen(at + 1)
        && view.MayBeginName(at)
        && view.Has(at + 2)
        && votes[at + 2] is { Class: NameClass.Place } place
        && place.Span.First == at + 2
            ? new PlaceSpan(new NameSpan(at, place.Span.Last)) { Tagged = true }
            : null;

    /// <summary>Several names in a row without a comma: "Darqad Yangi Qala".</summary>
    public bool IsList(SentenceView view, NameSpan span) =>
        known.StrongFrom(view, span.First) is { } first && first.Last < span.Last && !known.Has(view.Text, span) &&
        view.MayBeginName(first.Last + 1) && known.StrongFrom(view, first.Last + 1) is { } second && second.Last == span.Last;

    /// <summary>The name itself of what the tagger took for one; null when none is left.</summary>
    public NameSpan? Of(SentenceView view, NameSpan tagged) => Trimmed(view, Completed(view, tagged));

    /// <summary>"Az" of "Az Zaylah", "Keran" of "Keran-wa-Munjan": what stands before an article or a particle goes on behind it.</summary>
    private static NameSpan Completed(SentenceView view, NameSpan span)
    {
        var last = span.Last;
        if (Articles.IsArabic(view.Text.Span(last)) && IsCapital(view, last + 1))
            return new NameSpan(span.First, view.RunFrom(last).Last);
        while (
            view.IsHyphen(last + 1)
            && view.Has(last + 4)
            && view.IsHyphen(last + 3)
            && PlaceWords.IsParticle(view.Text.Span(last + 2))
            && IsCapital(view, last + 4)
        )
            last += 4;
        return span with { Last = last };
    }

    private static bool IsCapital(SentenceView view, int token) => view.Has(token) && view.Text.Tokens[token].IsCapitalised && !view.IsTaken(token);

    /// <summary>The name without the kind of place at its end or its beginning: "Takhar Province", "Mount", "City of"; null when none is left, as of
    /// the "Al" of "Al-Trirat".</summary>
    private NameSpan? Trimmed(SentenceView view, NameSpan span)
    {
        span = WithoutKindBehind(view, WithoutWordsAround(view, span));
        span = WithoutDirection(view, WithoutKindBefore(view, span));
        if (span.Count > 1 && !known.Has(view.Text, span) && plain.WordsOfPlaceBefore(view, span) is var words and > 0)
            span = span with { Last = span.First + words - 1 };
        return
            span.Count == 1
            && (NotNames.Contains(view.Text.Span(span.First)) || (Articles.IsArabic(view.Text.Span(span.First)) && view.IsHyphen(span.First + 1)))
            ? null
            : span;
    }

    private NameSpan WithoutWordsAround(SentenceView view, NameSpan span)
    {
        while (span.Count > 1 && (view.IsTaken(span.Last) || view.IsHyphen(span.Last)))
            span = span with { Last = span.Last - 1 };
        while (span.Count > 1 && NotNames.Contains(view.Text.Span(span.First)) && !known.Has(view.Text, span))
            span = span with { First = span.First + 1 };
        return span;
    }

    private NameSpan WithoutKindBehind(SentenceView view, NameSpan span) =>
        span.Count > 1
        && !known.Has(view.Text, span)
        && PlaceWords.Kind(view.Text.Span(span.Last)) is PlaceKind.District
                or PlaceKind.Admin1 or PlaceKind.City or PlaceKind.Town or PlaceKind.Village
            ? span with
            {
                Last = span.Last - 1,
            }
            : span;

    private static NameSpan WithoutKindBefore(SentenceView view, NameSpan span)
    {
        if (span.Count > 1 && (view.Is(span.First, "barangay") || view.Is(span.First, "brgy"))) span = span with { First = span.First + 1 };
        if (span.Count > 1 && view.Is(span.First, ".")) span = span with { First = span.First + 1 };
        while (span.Count > 1 && PlaceCues.IsOfLocalGovernmentArea(view, span.Last)) span = span with { Last = span.Last - 1 };
        return span;
    }

    /// <summary>"northern Aleppo": of a known name. "Upper Meru state" is its own place.</summary>
    private NameSpan WithoutDirection(SentenceView view, NameSpan span)
    {
        var direction = view.Text.Span(span.First);
        if (
            span.Count == 1
            || !PlaceWords.IsDirection(direction)
            || PlaceWords.IsCompassPoint(direction)
            || IsPartOfName(view, span)
            || known.Has(view.Text, span)
        )
            return span;
        var behind = span with { First = span.First + 1 };
        return known.Has(view.Text, behind) ? behind : span;
    }

    private static bool IsPartOfName(SentenceView view, NameSpan span) =>
        !view.Text.Span(span.First).EndsWith("ern", StringComparison.OrdinalIgnoreCase) &&
        view.Has(span.Last + 1) && PlaceWords.Kind(view.Text.Span(span.Last + 1)) is PlaceKind.District or PlaceKind.Admin1;
}
