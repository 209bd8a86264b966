using System.Globalization;

namespace Ingestion.Text;

/// <summary>
/// Brings letters to one form: case, diacritics, compatibility forms, Arabic and Persian spellings of one letter, digits of any
/// script. Own tables, because the runtime's normalisation needs a system library that the product does without.
/// </summary>
public static class CharacterFold
{
    /// <summary>Between words: space, punctuation, symbols.</summary>
    public const char Separator = '\0';

    /// <summary>Inside a word and without meaning here: combining marks, joiners, tatweel, soft hyphens.</summary>
    public const char Ignored = '\u0001';

    private const char Tatweel = '\u0640';
    private static readonly char[] Folds = BuildFolds();
    private static readonly bool[] Alone = BuildAlone();

    /// <summary>The one form of <paramref name="c"/>, or <see cref="Separator"/>, or <see cref="Ignored"/>.</summary>
    public static char Of(char c) => Folds[c];

    /// <summary>True for a character of a script written without spaces: each is a word of its own.</summary>
    public static bool StandsAlone(char c) => Alone[c];

    private static char[] BuildFolds()
    {
        var folds = new char[char.MaxValue + 1];
        for (var code = 0; code < folds.Length; code++) folds[code] = ByCategory((char)code);
        using var lines = new StreamReader(typeof(CharacterFold).Assembly.GetManifestResourceStream("folds.txt")!);
        while (lines.ReadLine() is { } line)
        {
            foreach (var variant in line.AsSpan(1)) folds[variant] = line[0];
        }

        return folds;
    }

    private static char ByCategory(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Ignored,
        UnicodeCategory.Surrogate or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => c,
        _ when c == Tatweel => Ignored,
        _ => char.IsLetter(c) ? char.ToLowerInvariant(c) : Separator,
    };

    private static bool[] BuildAlone()
    {
        var alone = new bool[char.MaxValue + 1];
        foreach (var (first, last) in ScriptsWithoutSpaces) Array.Fill(alone, true, first, last - first + 1);
        return alone;
    }

    /// <summary>Thai, Lao, Tibetan, Myanmar, Khmer; kana; Han with its extensions (surrogates) and compatibility forms.</summary>
    private static (int First, int Last)[] ScriptsWithoutSpaces =>
    [
        (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xD800, 0xDFFF), (0xF900, 0xFAFF),
    ];
}
