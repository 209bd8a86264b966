using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>Reads the traits of every token of a text.</summary>
internal sealed class TraitReader(PlaceIndex places, CatalogueSpotter catalogue)
{
    private const int LongestPlaceName = 6;

    public TokenTraits[] Read(AnalysedText text)
    {
        var traits = new TokenTraits[text.Tokens.Count];
        var lower = LowerWords(text);
        for (var i = 0; i < traits.Length; i++) traits[i] = Word(text, i, lower);
        foreach (var (span, entry) in catalogue.Spot(text)) Mark(span, (ref TokenTraits t, bool first) => t.Catalogued = (byte)(1 + (2 * (int)entry.Kind) + (first ? 0 : 1)), traits);
        foreach (var sentence in text.Sentences)
        {
            Runs(text, sentence, traits);
            PlaceNames(text, sentence, traits);
        }

        return traits;
    }

    private delegate void Marker(ref TokenTraits traits, bool first);

    private static void Mark(NameSpan span, Marker mark, TokenTraits[] traits)
    {
        for (var at = span.First; at <= span.Last; at++)
        {
            mark(ref traits[at], at == span.First);
            traits[at].MayBeName = true;
        }
    }

    private static HashSet<ulong> LowerWords(AnalysedText text)
    {
        var words = new HashSet<ulong>();
        foreach (var token in text.Tokens)
        {
            if (token.Shape == TokenShape.Lower) words.Add(FeatureHash.Word(text.Span(token)));
        }

        return words;
    }

    private static TokenTraits Word(AnalysedText text, int at, HashSet<ulong> lower)
    {
        var token = text.Tokens[at];
        var word = text.Span(at);
        var hash = FeatureHash.Word(word);
        return new TokenTraits
        {
            Word = hash,
            Prefix = FeatureHash.Word(word[..Math.Min(3, word.Length)]),
            Suffix2 = FeatureHash.Word(word[Math.Max(0, word.Length - 2)..]),
            Suffix3 = FeatureHash.Word(word[Math.Max(0, word.Length - 3)..]),
            Suffix4 = FeatureHash.Word(word[Math.Max(0, word.Length - 4)..]),
            Shape = Shape(token, word),
            Listed = WordLists.Of(word, token.IsCapitalised),
            SeenLower = token.IsCapitalised && lower.Contains(hash),
            MayBeName = token.IsCapitalised,
            RunFirst = at,
            RunLast = at,
        };
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

    private static bool Bridges(AnalysedText text, int at) => text.Tokens[at].Kind switch
    {
        TokenKind.Word => PlaceWords.IsParticle(text.Span(at)) || text.Is(at, "of") || text.Is(at, "for") || text.Is(at, "and") || text.Is(at, "the") || text.Is(at, "on") || text.Is(at, "der"),
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
