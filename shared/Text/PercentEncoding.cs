using System.Buffers;
using System.Text;

namespace Ingestion.Text;

/// <summary>One spelling for each character of an address (RFC 3986, section 6.2.2).</summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("%\"<>`{}|\\^");

    /// <summary>Decodes escaped unreserved characters, writes other escapes in upper case, and escapes what may not stand as it is.</summary>
    public static string Normalise(string text)
    {
        if (!NeedsWork(text)) return text;
        var result = new StringBuilder(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (TryEscape(text, i, out var value))
            {
                Append(result, value);
                i += 2;
            }
            else if (text[i] is '%' or < '!' or > '~' or '"' or '<' or '>' or '`' or '{' or '}' or '|' or '\\' or '^')
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used);
                foreach (var b in utf8[..rune.EncodeToUtf8(utf8)]) result.Append('%').Append(b.ToString("X2"));
                i += used - 1;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static bool NeedsWork(string text) => text.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0 || text.AsSpan().IndexOfAny(Escaped) >= 0;

    private static bool TryEscape(string text, int at, out byte value)
    {
        value = 0;
        return text[at] == '%' && at + 2 < text.Length
            && byte.TryParse(text.AsSpan(at + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out value);
    }

    private static void Append(StringBuilder result, byte value)
    {
        if (char.IsAsciiLetterOrDigit((char)value) || (char)value is '-' or '.' or '_' or '~') result.Append((char)value);
        else result.Append('%').Append(value.ToString("X2"));
    }
}
