using System.Collections.Frozen;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Names that a place bears and that mean something else in this text: surnames of the persons it introduces ("Robert Hornsby"), acronyms
/// ("SWAT"), and words that are hardly ever a place. Hand-kept places, and names that the text calls places, are none.
/// </summary>
internal sealed class Impostors
{
    private const int LongestAcronym = 5;
    private const int MetropolisFrom = 1_000_000;

    /// <summary>Behind a given name a second one may stand before the surname.</summary>
    private const int MostNamesBeforeSurname = 2;

    private static readonly FrozenSet<string> Locative = PlaceWords.Set("in into near at around outside inside across throughout from");

    private readonly PlaceIndex _gazetteer;
    private readonly HashSet<ulong> _surnames = [];

    public Impostors(PlaceIndex gazetteer, AnalysedText text)
    {
        _gazetteer = gazetteer;
        for (var at = 0; at + 1 < text.Tokens.Length; at++)
        {
            if (text.Tokens[at].IsCapitalised && (WordLists.IsGivenName(text.Span(at)) || PlaceWords.IsTitle(text.Span(at)))) Introduce(text, at);
        }
    }

    public bool Has(SentenceView view, PlaceSpan name)
    {
        if (name.Cue is not null) return false;
        var key = name.Span.KeyIn(view.Text);
        if (CommonNames.Contains(key))
            return true;
        if (name.Span.Count > 1)
            return false;
        return (_surnames.Contains(key.Value) && !IsBehindLocative(view, name.Span.First) && IsOnlyListed(key))
            || (IsAcronym(view, name.Span.First) && !IsShortFor(key));
    }

    /// <summary>The last of the capitalised words behind a given name or a title.</summary>
    private void Introduce(AnalysedText text, int first)
    {
        var last = first;
        if (last + 2 < text.Tokens.Length && text.Span(last + 1) is "." && text.Tokens[last + 1].End < text.Tokens[last + 2].Start) last++;
        var begin = last;
        while (
            last + 1 < text.Tokens.Length
            && last - begin <= MostNamesBeforeSurname
            && text.Tokens[last + 1].IsCapitalised
            && !NotNames.Contains(text.Span(last + 1))
            && PlaceWords.Kind(text.Span(last + 1)) is null
        )
            last++;
        if (last > begin && text.Tokens[last].Shape != TokenShape.AllCapitals)
            _surnames.Add(NameKey.Of(text.Span(last)).Value);
    }

    private static bool IsBehindLocative(SentenceView view, int first) =>
        view.Has(first - 1) && PlaceWords.Has(Locative, view.Text.Span(first - 1));

    /// <summary>A town that a world list alone has: no country, division or hand-kept place bears the name.</summary>
    private bool IsOnlyListed(NameKey name) => !_gazetteer.Named(name).Any(p => p.Curated || p.IsDivision);

    /// <summary>A short word in capitals amid others that are none.</summary>
    private static bool IsAcronym(SentenceView view, int at) =>
        at > view.First
        && view.Text.Tokens[at] is { Shape: TokenShape.AllCapitals, Length: >= 3 and <= LongestAcronym }
        && !IsInCapitals(view, at - 1)
        && !IsInCapitals(view, at + 1);

    private static bool IsInCapitals(SentenceView view, int at) =>
        view.Has(at) && view.Text.Tokens[at] is { IsWord: true, Shape: TokenShape.AllCapitals };

    /// <summary>"UAE", "NYC": what a country, a division or a great city is called for short.</summary>
    private bool IsShortFor(NameKey name) => _gazetteer.Named(name).AnyByOtherName(p => p.IsDivision || p.Population >= MetropolisFrom);
}
