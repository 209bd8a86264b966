using System.Runtime.CompilerServices;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>
/// The consonants of a name, by which transliterations of one name are alike: "Keran wa Manjan", "Kuran-o-Munjan" and
/// "Kiran-i-Munjan" are all KRNMNJN. Vowels, glides and a later h are dropped, doubled letters are one,
/// kh/q/c are k, gh is g, th is t, dh is d, ph is f, v is w (and so dropped). The articles of Arabic names are dropped, too, whichever
/// form the next letter gives them: "Deir ez-Zor" is "Deir al-Zour".
/// </summary>
public static class Consonants
{
    /// <summary>Fewer say too little to recognise a name by.</summary>
    public const int Fewest = 3;

    private const int Longest = 64;

    /// <summary>The key of the consonants; null when there are fewer than <see cref="Fewest"/>.</summary>
    public static NameKey? KeyOf(ReadOnlySpan<char> name)
    {
        Span<char> letters = stackalloc char[Longest];
        var length = Read(name, letters);
        return length < Fewest ? null : NameKey.Of(letters[..length]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Read(ReadOnlySpan<char> name, Span<char> into)
    {
        var (length, previous) = (0, Letters.None);
        for (var at = 0; at < name.Length && length < into.Length; at++)
        {
            if (IsWordStart(name, at) && ArticleLength(name[at..]) is var article and > 0)
            {
                at += article - 1;
                continue;
            }

            var letter = Letters.Fold(name[at]);
            if (letter == Letters.None) continue;
            var sound = Sound(letter, previous, first: previous == Letters.None);
            previous = letter;
            if (sound == Letters.None || (length > 0 && into[length - 1] == sound)) continue;
            into[length++] = sound;
        }

        return length;
    }

    private static bool IsWordStart(ReadOnlySpan<char> name, int at) => at == 0 || Letters.Fold(name[at - 1]) == Letters.None;

    /// <summary>Letters of the article that stands before another word; 0 when none does.</summary>
    private static int ArticleLength(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(" -‐’'");
        return end > 0 && end < rest.Length - 1 && Articles.IsArabic(rest[..end]) ? end : 0;
    }

    private static char Sound(char letter, char previous, bool first) => letter switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => first ? 'a' : Letters.None,
        'y' or 'w' or 'v' => first ? letter : Letters.None,
        'h' when previous is 's' => 'ʃ',
        'h' => first ? 'h' : Letters.None,
        'q' or 'c' or 'k' => 'k',
        'x' => 'k',
        _ => letter,
    };
}
