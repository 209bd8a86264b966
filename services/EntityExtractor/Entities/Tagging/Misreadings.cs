using System.Collections.Frozen;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>Capitalised words that are neither a person nor a place: offices, peoples, operations, weapons.</summary>
internal static class Misreadings
{
    private static readonly FrozenSet<string> Offices = PlaceWords.Set(
        "prime vice deputy defense defence foreign interior home health finance justice state first lord attorney general grand staff of for the "
            + "president presidents minister ministers premier chancellor secretary secretaries governor governors commander commanders spokesman spokeswoman spokesperson chief chairman representative ambassador"
    );

    /// <summary>Of these one word alone is an office, where "General" or "Justice" may still be a name.</summary>
    private static readonly FrozenSet<string> Alone = PlaceWords.Set(
        "president minister secretary defense defence interior vice prime governor commander spokesman spokeswoman spokesperson presidents ministers"
    );

    private static readonly FrozenSet<string> Weapons = PlaceWords.Set(
        "tornado tornados typhoon typhoons reaper reapers predator predators brimstone hellfire paveway grad osprey humvee humvees apache apaches hercules harrier rafale rafales sukhoi mig shahed bayraktar himars "
            + "javelin katyusha kalashnikov chinook chinooks hornet hornets globemaster stratofortress"
    );

    /// <summary>The names that are none of these.</summary>
    public static List<TaggedName> Drop(AnalysedText text, List<TaggedName> names)
    {
        names.RemoveAll(n =>
            n.Class != NameClass.Organisation
            && (
                IsOperation(text, n.Span)
                || IsPeople(text, n.Span)
                || (n.Class == NameClass.Person && (IsOffice(text, n.Span) || IsWeapon(text, n.Span)))
            )
        );
        return names;
    }

    /// <summary>"Operation Ember".</summary>
    private static bool IsOperation(AnalysedText text, NameSpan span) =>
        text.Is(span.First, "operation") || (span.First > 0 && text.Is(span.First - 1, "operation") && text.Tokens[span.First - 1].IsCapitalised);

    /// <summary>"Syrians", "Yemenis"; no other ending, lest "Philippines" be one.</summary>
    private static bool IsPeople(AnalysedText text, NameSpan span)
    {
        var word = text.Span(span.First);
        return span.Count == 1 && (word.EndsWith("ns") || word.EndsWith("is")) && Demonyms.BuiltIn.CountryOf(word[..^1]) is not null;
    }

    private static bool IsOffice(AnalysedText text, NameSpan span)
    {
        if (span.Count == 1) return PlaceWords.Has(Alone, text.Span(span.First));
        for (var at = span.First; at <= span.Last; at++)
        {
            if (text.Tokens[at].IsWord ? !PlaceWords.Has(Offices, text.Span(at)) : !text.IsInnerHyphen(at)) return false;
        }

        return true;
    }

    /// <summary>"Tornado", "Reaper", with or without a further word of digits ("Tornado GR4").</summary>
    private static bool IsWeapon(AnalysedText text, NameSpan span) =>
        PlaceWords.Has(Weapons, text.Span(span.First)) && (span.Count == 1 || char.IsDigit(text.Span(span.Last)[^1]));
}
