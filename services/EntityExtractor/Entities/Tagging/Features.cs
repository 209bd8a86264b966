using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>The features of a token in its sentence.</summary>
internal static class Features
{
    public const int Most = 48;

    private const ulong Edge = 1;

    /// <summary>Writes the features of token <paramref name="at"/> and returns how many.</summary>
    public static int Read(AnalysedText text, TokenTraits[] traits, Sentence sentence, int at, Span<uint> into)
    {
        var word = text.Span(at);
        var n = 0;
        ref readonly var t = ref traits[at];
        var (p, pp) = (Word(traits, sentence, at - 1), Word(traits, sentence, at - 2));
        var (f, ff) = (Word(traits, sentence, at + 1), Word(traits, sentence, at + 2));
        var (ps, fs) = (Shape(traits, sentence, at - 1), Shape(traits, sentence, at + 1));
        ulong first = at == sentence.First ? 1UL : 0;
        into[n++] = FeatureHash.Of(1, 0);
        into[n++] = FeatureHash.Of(2, t.Word);
        into[n++] = FeatureHash.Of(3, FeatureHash.Word(word[..Math.Min(3, word.Length)]));
        into[n++] = FeatureHash.Of(4, Ending(word, 2));
        into[n++] = FeatureHash.Of(5, Ending(word, 3));
        into[n++] = FeatureHash.Of(6, Ending(word, 4));
        into[n++] = FeatureHash.Of(7, t.Shape, first);
        into[n++] = FeatureHash.Of(8, p);
        into[n++] = FeatureHash.Of(9, f);
        into[n++] = FeatureHash.Of(10, pp);
        into[n++] = FeatureHash.Of(11, ff);
        into[n++] = FeatureHash.Of(12, p, t.Word);
        into[n++] = FeatureHash.Of(13, t.Word, f);
        into[n++] = FeatureHash.Of(14, p, f);
        into[n++] = FeatureHash.Of(15, (ulong)(t.Shape << 16 | ps << 8 | fs));
        into[n++] = FeatureHash.Of(16, t.Shape, p);
        into[n++] = FeatureHash.Of(17, t.Shape, f);
        into[n++] = FeatureHash.Of(18, pp, p);
        into[n++] = FeatureHash.Of(19, f, ff);
        into[n++] = FeatureHash.Of(20, t.Place, first);
        into[n++] = FeatureHash.Of(21, t.Place, ps);
        into[n++] = FeatureHash.Of(22, t.Place, fs);
        into[n++] = FeatureHash.Of(23, t.Place, p);
        into[n++] = FeatureHash.Of(24, t.Place, f);
        into[n++] = FeatureHash.Of(25, t.Catalogued, first);
        into[n++] = FeatureHash.Of(26, t.Listed, (ulong)(Listed(traits, sentence, at - 1) << 8 | Listed(traits, sentence, at + 1)));
        into[n++] = FeatureHash.Of(27, t.Listed, t.Shape);
        into[n++] = FeatureHash.Of(28, t.SeenLower ? 1UL : 0, first);
        return Run(traits, sentence, at, into, n, first);
    }

    /// <summary>Features of the run of capitalised words that the token stands in: its ends, its length, the words around it.</summary>
    private static int Run(TokenTraits[] traits, Sentence sentence, int at, Span<uint> into, int n, ulong first)
    {
        ref readonly var t = ref traits[at];
        var (before, after) = (Word(traits, sentence, t.RunFirst - 1), Word(traits, sentence, t.RunLast + 1));
        var length = (ulong)Math.Min(6, t.RunLast - t.RunFirst);
        var position = (ulong)Math.Min(3, at - t.RunFirst);
        ref readonly var head = ref traits[t.RunLast];
        into[n++] = FeatureHash.Of(30, head.Word, position);
        into[n++] = FeatureHash.Of(31, head.Listed, position);
        into[n++] = FeatureHash.Of(32, traits[t.RunFirst].Word, position);
        into[n++] = FeatureHash.Of(33, traits[t.RunFirst].Listed, (position << 8) | length);
        into[n++] = FeatureHash.Of(34, before, position);
        into[n++] = FeatureHash.Of(35, after, length);
        into[n++] = FeatureHash.Of(36, (length << 16) | (position << 8) | t.Shape, first);
        into[n++] = FeatureHash.Of(37, t.Place, (length << 16) | (position << 8) | t.Listed);
        into[n++] = FeatureHash.Of(38, before, (length << 8) | t.Place);
        into[n++] = FeatureHash.Of(39, after, ((ulong)head.Place << 8) | position);
        into[n++] = FeatureHash.Of(40, Listed(traits, sentence, t.RunFirst - 1), ((ulong)Listed(traits, sentence, t.RunLast + 1) << 8) | position);
        return n;
    }

    private static ulong Ending(ReadOnlySpan<char> word, int letters) => FeatureHash.Word(word[Math.Max(0, word.Length - letters)..]);

    private static ulong Word(TokenTraits[] traits, Sentence sentence, int at) =>
        at < sentence.First || at > sentence.Last ? Edge : traits[at].Word;

    private static byte Shape(TokenTraits[] traits, Sentence sentence, int at) =>
        at < sentence.First || at > sentence.Last ? (byte)0 : traits[at].Shape;

    private static byte Listed(TokenTraits[] traits, Sentence sentence, int at) =>
        at < sentence.First || at > sentence.Last ? (byte)0 : traits[at].Listed;
}
