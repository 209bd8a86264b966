using System.Collections.Frozen;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>What is told behind a name of places alone, not of persons: what kind of place it is, who holds it, that it was taken like the one
/// before.</summary>
internal static class ToldOfPlaces
{
    private const int LongestDescription = 5;

    private static readonly FrozenSet<string> Kinds = PlaceWords.Set(
        "town city village port district province hamlet settlement suburb island township"
    );

    private static readonly FrozenSet<string> BehindKinds = PlaceWords.Set("of in near on where that which with , .");

    private static readonly FrozenSet<string> Articles = PlaceWords.Set("a an the");

    private static readonly FrozenSet<string> Auxiliaries = PlaceWords.Set("has had have");

    private static readonly FrozenSet<string> Holders = PlaceWords.Set(
        "rebels insurgents militants militia army guerrillas jihadists separatists fighters"
    );

    private static readonly FrozenSet<string> Taken = PlaceWords.Set("captured taken seized overrun retaken recaptured liberated");

    private static readonly FrozenSet<string> Days = PlaceWords.Set("this yesterday today overnight");

    /// <summary>True when the text says behind the name of <paramref name="index"/> what it says of places alone.</summary>
    public static bool Is(AnalysedText text, List<TaggedName> names, int index) =>
        IsDescribed(text, names[index].Span.Last) || IsHeld(text, names[index].Span.Last) || IsTakenToo(text, names, index);

    /// <summary>"Keshti, a river port of 40,000 people".</summary>
    private static bool IsDescribed(AnalysedText text, int last)
    {
        if (!Is(text, last + 1, ",") || !Has(Articles, text, last + 2)) return false;
        for (var at = last + 3; at < last + 3 + LongestDescription && at + 1 < text.Tokens.Length && text.Tokens[at].Shape == TokenShape.Lower; at++)
        {
            if (Has(Kinds, text, at) && Has(BehindKinds, text, at + 1)) return true;
            if (Has(BehindKinds, text, at)) return false;
        }

        return false;
    }

    /// <summary>"Keshti has been under the rebels".</summary>
    private static bool IsHeld(AnalysedText text, int last) =>
        Has(Auxiliaries, text, last + 1)
        && Is(text, last + 2, "been")
        && Is(text, last + 3, "under")
        && Is(text, last + 4, "the")
        && Has(Holders, text, last + 5);

    /// <summary>"Keshti was captured on Tuesday, and Selk this morning".</summary>
    private static bool IsTakenToo(AnalysedText text, List<TaggedName> names, int index)
    {
        var span = names[index].Span;
        if (span.Count > 1 || index == 0 || !Is(text, span.First - 1, "and") || !Has(Days, text, span.Last + 1)) return false;
        var place = names.FindLastIndex(index - 1, n => n.Class == NameClass.Place);
        if (place < 0 || text.SentenceAt(names[place].Span.StartIn(text)) != text.SentenceAt(span.StartIn(text))) return false;
        var last = names[place].Span.Last;
        return (Is(text, last + 1, "was") || Is(text, last + 1, "were")) && Has(Taken, text, last + 2);
    }

    private static bool Is(AnalysedText text, int at, string word) => at >= 0 && at < text.Tokens.Length && text.Is(at, word);

    private static bool Has(FrozenSet<string> words, AnalysedText text, int at) =>
        at >= 0 && at < text.Tokens.Length && PlaceWords.Has(words, text.Span(at));
}
