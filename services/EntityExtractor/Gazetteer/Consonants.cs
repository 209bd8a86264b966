namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>
/// The consonants of a name, by which transliterations of one name are alike: "Keran wa Manjan", "Kuran-o-Munjan" and
/// "Kiran-i-Munjan" are all KRNMNJN. Vowels, glides and a later h are dropped, doubled letters are one,
/// kh/q/c are k, gh is g, th is t, dh is d, ph is f, v is w (and so dropped).
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

    private static int Read(ReadOnlySpan<char> name, Span<char> into)
    {
        var (length, previous) = (0, Letters.None);
        foreach (var c in name)
        {
            var letter = Letters.Fold(c);
            if (letter == Letters.None) continue;
            var sound = Sound(letter, previous, first: previous == Letters.None);
            previous = letter;
            if (sound == Letters.None || (length > 0 && into[length - 1] == sound)) continue;
            if (length == into.Length) break;
            into[length++] = sound;
        }

        return length;
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
