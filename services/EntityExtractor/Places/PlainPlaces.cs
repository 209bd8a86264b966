using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Names that are places whatever the tagger takes them for: countries, great cities, the city of a dateline.</summary>
internal sealed class PlainPlaces(PlaceIndex gazetteer)
{
    private const int MetropolisFrom = 1_000_000;
    private const int TownFrom = 15_000;

    /// <param name="view">The sentence.</param>
    /// <param name="vote">What the tagger found where the name begins.</param>
    /// <param name="span">A name of the gazetteer.</param>
    public bool Has(SentenceView view, TaggedName? vote, NameSpan span) =>
        vote is { } other && other.Span == span && (IsCountry(view, other) || IsMetropolis(view, other) || IsDateline(view, span));

    /// <summary>How many words of the span's beginning are a country, a region or a great city by themselves: "Ivory Coast" of "Ivory Coast Leader";
    /// 0 when none.</summary>
    public int WordsOfPlaceBefore(SentenceView view, NameSpan span)
    {
        var (key, words) = (NameKey.Empty, 0);
        for (var at = span.First; at < span.Last; at++)
        {
            if (!view.Text.Tokens[at].IsWord) return 0;
            key = key.With(view.Text.Span(at));
            if (gazetteer.Named(key).AnyByFirstName(p => p.Kind is PlaceKind.Country or PlaceKind.Region || IsMetropolis(p)))
                words = at + 1 - span.First;
        }

        return words;
    }

    /// <summary>"South Korea"; Jordan and Chad are given names too.</summary>
    private bool IsCountry(SentenceView view, TaggedName vote) =>
        !(vote.Class == NameClass.Person && WordLists.IsGivenName(view.Text.Span(vote.Span.First)))
        && gazetteer.Named(vote.Span.KeyIn(view.Text)).Any(p => p.Kind == PlaceKind.Country);

    /// <summary>"Kyiv says": a great city's name, or that of a city of a hand-kept list, is hardly a person's, unless it is a given name
    /// too.</summary>
    private bool IsMetropolis(SentenceView view, TaggedName vote) =>
        vote is { Class: NameClass.Person, Span.Count: 1 }
        && !WordLists.IsGivenName(view.Text.Span(vote.Span.First))
        && gazetteer.Named(vote.Span.KeyIn(view.Text)).Any(p => IsMetropolis(p) || p is { Curated: true, Kind: PlaceKind.City });

    private static bool IsMetropolis(Place place) => !place.IsDivision && place.Population >= MetropolisFrom;

    /// <summary>"PORT HARLAN - ", "PORT HARLAN (Reuters)": the words in capitals that a sentence begins with.</summary>
    private bool IsDateline(SentenceView view, NameSpan span)
    {
        if (span.First != view.First || !view.Has(span.Last + 2) || !IsInCapitals(view, span)) return false;
        if (view.Text.Span(span.Last + 1) is not ("(" or "-" or "--" or "–" or "—" or ":" or ",")) return false;
        return gazetteer.Named(span.KeyIn(view.Text)).Any(p => p.IsDivision || p.Curated || p.Population >= TownFrom);
    }

    private static bool IsInCapitals(SentenceView view, NameSpan span)
    {
        for (var at = span.First; at <= span.Last; at++)
        {
            if (view.Text.Tokens[at] is { IsWord: true, Shape: not TokenShape.AllCapitals }) return false;
        }

        return span.Count > 1 || view.Text.Tokens[span.First].Length > 5;
    }
}
