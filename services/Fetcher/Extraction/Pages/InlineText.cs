using System.Globalization;
using System.Text;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>Text as it is kept: white space collapsed to single spaces, invisible characters and stray surrogates gone.</summary>
internal static class InlineText
{
    public static string Normalise(string text)
    {
        var to = new StringBuilder(text.Length);
        Append(to, text);
        return to.ToString().Trim();
    }

    /// <summary>The beginning of <paramref name="text"/>, of at most <paramref name="most"/> UTF-16 units and without half a surrogate pair at its
    /// end.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    public static void Append(StringBuilder to, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = PlainLength(text);
            to.Append(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty) return;
            text = text[AppendSpecial(to, text)..];
        }
    }

    /// <summary>Length of the run that is kept as it is.</summary>
    private static int PlainLength(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is > ' ' and < '\u007F') continue;
            if (c == ' ' && i + 1 < text.Length && text[i + 1] is > ' ' and < '\u007F' && i > 0) continue;
            if (c >= '\u00A1' && char.IsLetter(c)) continue;
            return i;
        }

        return text.Length;
    }

    private static int AppendSpecial(StringBuilder to, ReadOnlySpan<char> text)
    {
        var c = text[0];
        if (char.IsSurrogate(c)) return AppendPair(to, text);
        if (char.IsWhiteSpace(c) || char.IsControl(c)) AppendSpace(to);
        else if (!IsInvisible(c)) to.Append(c);
        return 1;
    }

    private static int AppendPair(StringBuilder to, ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !char.IsSurrogatePair(text[0], text[1])) return 1;
        to.Append(text[..2]);
        return 2;
    }

    private static void AppendSpace(StringBuilder to)
    {
        if (to.Length > 0 && to[^1] is not (' ' or '\t')) to.Append(' ');
    }

    /// <summary>Soft hyphens, joiners at word breaks and byte order marks; the joiners of Persian and Indic scripts stay.</summary>
    private static bool IsInvisible(char c) => c is '\u00AD' or '\uFEFF' or '\u200B' or '\u2060' or '\u200E' or '\u200F'
        || (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format && c is not ('\u200C' or '\u200D'))
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
