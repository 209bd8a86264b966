using System.Buffers;
using System.Text;

namespace Ingestion.Fetcher.Feeds;

/// <summary>The characters that an XML document may hold (XML 1.0, section 2.2). Feeds hold others, as references above all, which no database and no writer takes.</summary>
internal static class XmlCharacters
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(c => (char)c).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    /// <summary>The text without control characters, halves of surrogate pairs and what is no character at all.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Forbidden) && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text;
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && !(length == 1 && Forbidden.Contains(text[at]))) clean.Append(text, at, length);
            at += length;
        }

        return clean.ToString();
    }
}
