using System.Buffers;
using System.Text;

namespace Ingestion.Fetcher.Feeds;

/// <summary>The characters that an XML document may hold (XML 1.0, section 2.2). Feeds hold others, as references above all, which no database and no
/// writer takes.</summary>
internal static class XmlCharacters
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Select(c => (char)c).Except(['\t', '\n', '\r']),
    ]);

    /// <summary>The text without control characters, halves of surrogate pairs and what is no character at all.</summary>
    public static string Clean(string text)
    {
        if (!MayHoldForbidden(text)) return text;
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && !(length == 1 && IsForbidden(text[at]))) clean.Append(text, at, length);
            at += length;
        }

        return clean.ToString();
    }

    /// <summary>Asked of every text of a feed, so each question is one that the processor answers for many characters at once.</summary>
    private static bool MayHoldForbidden(ReadOnlySpan<char> text) =>
        text.ContainsAny(Controls) || text.ContainsAnyInRange('\uD800', '\uDFFF') || text.ContainsAnyInRange('\uFFFE', '\uFFFF');

    private static bool IsForbidden(char c) => Controls.Contains(c) || c >= '\uFFFE';
}
