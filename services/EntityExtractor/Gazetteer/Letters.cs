namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>
/// Folds letters to what names are compared by: lower case, without diacritics; Arabic-script letters to one form each.
/// Apostrophes, hyphens, spaces and marks fold to nothing, so "Pul-e Khumrī", "Pul‐e‐Khumri" and "Pule Khumri" are one name.
/// </summary>
public static class Letters
{
    /// <summary>What a character is that plays no part in comparing.</summary>
    public const char None = '\0';

    // Base letters of U+00C0–U+024F and U+1E00–U+1EFF in order; a full stop where there is none.
    private const string LatinFrom00C0 =
        "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" +
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
        ".b....o...d...eae.......kk......oo.............uu..yy..........." +
        "....dddlllnnnaaiioouuuuuuuuuueaaaa....ggkkoooo..jdddgg..nnaa...." +
        "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............" +
        "................";

    private const string LatinFrom1E00 =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
        "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
        "wwwwwwwwwwxxxxyyzzzzzzhtwyas..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
        "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    private static readonly char[] Folded = FoldAll();

    /// <summary>The folded form of every character, or <see cref="None"/>.</summary>
    internal static ReadOnlySpan<char> Table => Folded;

    /// <summary>The folded form of <paramref name="c"/>, or <see cref="None"/>.</summary>
    public static char Fold(char c) => Folded[c];

    /// <summary>The folded letters and digits of <paramref name="name"/>, as a new string.</summary>
    public static string Fold(ReadOnlySpan<char> name)
    {
        var letters = new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (Fold(c) is var folded and not None) letters[length++] = folded;
        }

        return new string(letters, 0, length);
    }

    /// <summary>Writes the folded letters and digits of <paramref name="name"/> into <paramref name="into"/> and cuts that to them; false when they
    /// are more than it holds.</summary>
    public static bool TryFold(ReadOnlySpan<char> name, ref Span<char> into)
    {
        var length = 0;
        foreach (var c in name)
        {
            if (Fold(c) is not (var folded and not None)) continue;
            if (length == into.Length) return false;
            into[length++] = folded;
        }

        into = into[..length];
        return true;
    }

    private static char[] FoldAll()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++) table[c] = One((char)c);
        return table;
    }

    private static char One(char c) => c switch
    {
        >= '\u00C0' and <= '\u024F' when LatinFrom00C0[c - '\u00C0'] is var latin and not '.' => latin,
        >= '\u1E00' and <= '\u1EFF' when LatinFrom1E00[c - '\u1E00'] is var latin and not '.' => latin,
        '\u0259' or '\u025B' => 'e',
        >= '\u02B0' and <= '\u036F' => None,
        >= '\u0600' and <= '\u06FF' => Arabic(c),
        _ when char.IsLetterOrDigit(c) => char.ToLowerInvariant(c),
        _ when char.IsSurrogate(c) => c,
        _ => None,
    };

    private static char Arabic(char c) => c switch
    {
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ى' or 'ی' or 'ۍ' or 'ې' or 'ئ' or 'ے' => 'ي',
        'ک' or 'ګ' => 'ك',
        'ة' or 'ۀ' or 'ہ' or 'ھ' or 'ە' => 'ه',
        'ؤ' => 'و',
        'ړ' => 'ر',
        'ټ' => 'ت',
        'ډ' => 'د',
        'ښ' => 'ش',
        'ځ' or 'څ' => 'ح',
        'ږ' => 'ژ',
        'ڼ' => 'ن',
        'ء' or 'ـ' => None,
        >= '۰' and <= '۹' => (char)('0' + (c - '۰')),
        >= '٠' and <= '٩' => (char)('0' + (c - '٠')),
        _ => char.IsLetter(c) ? c : None,
    };
}
