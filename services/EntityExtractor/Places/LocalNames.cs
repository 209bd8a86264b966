using System.Collections.Frozen;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Names that a text uses as the name of a town: "Duxbury police", "a Plainview native", "Ana Lind, 30, of Mena". Local news does not
/// say where its towns lie, and many of them bear names of persons.
/// </summary>
internal sealed class LocalNames
{
    private const int LongestName = 3;

    /// <summary>Who belongs to a town and is named by it.</summary>
    private static readonly FrozenSet<string> Townspeople = PlaceWords.Set(
        "police officer officers firefighter firefighters resident residents native natives"
    );

    private readonly PlaceIndex _gazetteer;
    private readonly HashSet<ulong> _names = [];

    public LocalNames(PlaceIndex gazetteer, AnalysedText text)
    {
        _gazetteer = gazetteer;
        for (var at = 1; at < text.Tokens.Length; at++)
        {
            if (!text.Tokens[at].IsWord) continue;
            if (text.Tokens[at - 1].IsCapitalised && PlaceWords.Has(Townspeople, text.Span(at))) Add(text, NameBefore(text, at));
            else if (text.Tokens[at].IsCapitalised && IsHome(text, at)) Add(text, NameFrom(text, at));
        }
    }

    /// <summary>True for a name that is used as a town's somewhere in the text.</summary>
    public bool Has(AnalysedText text, NameSpan name) => _names.Count > 0 && _names.Contains(name.KeyIn(text).Value);

    /// <summary>", 30, of X".</summary>
    private static bool IsHome(AnalysedText text, int at) =>
        at >= 4 && text.Is(at - 1, "of") && text.Span(at - 2) is "," && text.Tokens[at - 3].Kind == TokenKind.Number && text.Span(at - 4) is ",";

    private void Add(AnalysedText text, NameSpan? name)
    {
        if (name is { } span) _names.Add(span.KeyIn(text).Value);
    }

    private NameSpan? NameBefore(AnalysedText text, int end)
    {
        var first = end - 1;
        while (first > 0 && end - first < LongestName && text.Tokens[first - 1].IsCapitalised && !PlaceWords.IsTitle(text.Span(first - 1))) first--;
        return IsTown(text, new NameSpan(first, end - 1)) ? new NameSpan(first, end - 1) : null;
    }

    private NameSpan? NameFrom(AnalysedText text, int first)
    {
        NameSpan? longest = null;
        for (var last = first; last < text.Tokens.Length && last < first + LongestName && text.Tokens[last].IsCapitalised; last++)
        {
            if (IsTown(text, new NameSpan(first, last))) longest = new NameSpan(first, last);
        }

        return longest;
    }

    private bool IsTown(AnalysedText text, NameSpan name) =>
        !(name.Count == 1 && NotNames.Contains(text.Span(name.First))) && _gazetteer.Named(name.KeyIn(text)).Any(p => !p.IsDivision);
}
