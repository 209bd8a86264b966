using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>Reads the traits of every token of a text.</summary>
internal sealed class TraitReader(PlaceIndex places)
{
    private const int LongestPlaceName = 6;

    public TokenTraits[] Read(AnalysedText text, IEnumerable<(NameSpan Span, CatalogueEntry Entry)> catalogued)
    {
        var traits = new TokenTraits[text.Tokens.Length];
        for (var i = 0; i < traits.Length; i++) traits[i] = Word(text, i);
        foreach (var (span, entry) in catalogued) Mark(span, entry, traits);
        foreach (var sentence in text.Sentences)
        {
            Runs(text, sentence, traits);
            PlaceNames(text, sentence, traits);
        }

        CompareCapitals(text, traits);
        return traits;
    }

    private static void Mark(NameSpan span, CatalogueEntry entry, TokenTraits[] traits)
    {
        for (var at = span.First; at <= span.Last; at++)
        {
            traits[at].Catalogued = (byte)(1 + (2 * (int)entry.Kind) + (at == span.First ? 0 : 1));
            traits[at].MayBeName = true;
        }
    }

    private static TokenTraits Word(AnalysedText text, int at)
    {
        var token = text.Tokens[at];
        var word = text.Span(token);
        return new TokenTraits
        {
            Word = FeatureHash.Word(word),
            Shape = Shape(token, word),
            Listed = WordLists.Of(word, token.IsCapitalised),
            MayBeName = token.IsCapitalised,
            RunFirst = at,
            RunLast = at,
        };
    }

    /// <summary>Tells of capitalised words whether they also stand in lower case.</summary>
    private static void CompareCapitals(AnalysedText text, TokenTraits[] traits)
    {
        var (names, lower) = (new HashSet<ulong>(), new HashSet<ulong>());
        for (var at = 0; at < traits.Length; at++)
        {
            if (text.Tokens[at].IsCapitalised) names.Add(traits[at].Word);
        }

        for (var at = 0; at < traits.Length; at++)
        {
            if (text.Tokens[at].Shape == TokenShape.Lower && names.Contains(traits[at].Word)) lower.Add(traits[at].Word);
        }

        for (var at = 0; at < traits.Length && lower.Count > 0; at++)
            traits[at].SeenLower = text.Tokens[at].IsCapitalised && lower.Contains(traits[at].Word);
    }

    private static byte Shape(Token token, ReadOnlySpan<char> word)
    {
        var length = Math.Min(word.Length, 5) - 1;
        return (byte)(1 + ((((int)token.Kind * 5) + (int)token.Shape) * 5) + length);
    }

    /// <summary>Capitalised words in a row, with the particles and marks that names carry between them.</summary>
    private static void Runs(AnalysedText text, Sentence sentence, TokenTraits[] traits)
    {
        for (var first = sentence.First; first <= sentence.Last; first++)
        {
            if (!text.Tokens[first].IsCapitalised) continue;
            var last = first;
            while (Next(text, last, sentence.Last) is { } next) last = next;
            for (var at = first; at <= last; at++) (traits[at].RunFirst, traits[at].RunLast, traits[at].MayBeName) = (first, last, true);
            first = last;
        }
    }

    private static int? Next(AnalysedText text, int last, int end)
    {
        for (var at = last + 1; at <= end && at <= last + 4; at++)
        {
            if (text.Tokens[at].IsCapitalised) return at;
            if (!Bridges(text, at)) return null;
        }

        return null;
    }

    private static bool Bridges(AnalysedText text, int at) =>
        text.Tokens[at].Kind switch
        {
            TokenKind.Word => PlaceWords.IsParticle(text.Span(at))
                || text.Is(at, "of")
                || text.Is(at, "for")
                || text.Is(at, "and")
                || text.Is(at, "the")
                || text.Is(at, "on")
                || text.Is(at, "der"),
            TokenKind.Possessive or TokenKind.Number => true,
            _ => text.IsInnerHyphen(at) || text.Span(at)[0] is '–' or '&' or '/' or '\'' or '’' or '.',
        };

    private void PlaceNames(AnalysedText text, Sentence sentence, TokenTraits[] traits)
    {
        for (var first = sentence.First; first <= sentence.Last; first++)
        {
            if (!text.Tokens[first].IsCapitalised) continue;
            var key = NameKey.Empty;
            var (found, end) = ((byte)0, first);
            for (var last = first; last <= traits[first].RunLast && last < first + (2 * LongestPlaceName); last++)
            {
                key = key.With(text.Span(last));
                if (text.Tokens[last].IsCapitalised && PlaceClass(key) is var known and not 0) (found, end) = (known, last);
            }

            for (var at = first; at <= end && found > 0; at++) traits[at].Place = (byte)(found + (at > first ? 8 : end > first ? 16 : 0));
            first = end;
        }
    }

    private byte PlaceClass(NameKey key)
    {
        byte best = 0;
        if (key.Letters < 2) return best;
        foreach (var place in places.Named(key)) best = Math.Max(best, Class(place));
        return best;
    }

    private static byte Class(Place place) => place switch
    {
        { Kind: PlaceKind.Country } => 7,
        { Kind: PlaceKind.Admin1 or PlaceKind.Region } => 6,
        { Population: >= 500_000 } => 5,
        { Population: >= 50_000 } => 4,
        { Curated: true } => 3,
        { Population: >= 5_000 } => 2,
        _ => 1,
    };
}
