using System.Globalization;
using System.Text;

namespace Ingestion.EntityExtractor.Text;

/// <summary>What a character is to the tokenizer.</summary>
internal static class Characters
{
    public static Rune RuneAt(string text, int index) =>
        Rune.TryGetRuneAt(text, index, out var rune) ? rune : Rune.ReplacementChar;

    public static int WidthAt(string text, int index) => Rune.TryGetRuneAt(text, index, out var rune) ? rune.Utf16SequenceLength : 1;

    public static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || IsMark(rune);

    public static bool IsDigit(Rune rune) => Rune.IsDigit(rune);

    /// <summary>White space, and characters without width or meaning of their own: zero-width space, soft hyphen, byte order mark.</summary>
    public static bool IsBlank(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or 'ʿ' or 'ʾ';

    public static bool IsHyphen(char c) => c is '-' or '‐' or '‑';

    public static bool IsDash(char c) => c is '–' or '—' or '―' or '-';

    public static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u2028' or '\u2029' or '\f' or '\v';

    public static bool IsTerminator(char c) => c is '.' or '!' or '?' or '…' or '。' or '؟' or '।' or '۔';

    public static bool IsCloser(char c) => c is '"' or '”' or '’' or '\'' or '»' or ')' or ']' or '}';

    public static bool IsOpener(char c) => c is '"' or '“' or '‘' or '«' or '(' or '[' or '{' or '\'';

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
