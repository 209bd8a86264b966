using System.Net;
using System.Text;

namespace Ingestion.Fetcher.Feeds;

/// <summary>Plain text out of what feeds put into titles and names: markup, entities once or twice over, line breaks.</summary>
internal static class FeedText
{
    /// <summary>One line without markup; null when nothing is left.</summary>
    public static string? Line(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var plain = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(WithoutTags(text)) : WithoutTags(text);
        var line = OnOneLine(WithoutTags(plain));
        return line.Length == 0 ? null : line;
    }

    /// <summary>"a &lt; b" stays: a tag begins with a letter, a slash or an exclamation mark.</summary>
    private static string WithoutTags(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('<', at);
            var end = open < 0 ? -1 : IsTag(text, open) ? text.IndexOf('>', open) : open;
            if (end < 0) return result.Append(text, at, text.Length - at).ToString();
            result.Append(text, at, (IsTag(text, open) ? open : open + 1) - at);
            at = end + 1;
        }

        return result.ToString();
    }

    private static bool IsTag(string text, int open) =>
        open + 1 < text.Length && (char.IsAsciiLetter(text[open + 1]) || text[open + 1] is '/' or '!');

    private static string OnOneLine(string text)
    {
        if (IsOneLine(text)) return text;
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
            if (at > start && result.Length > 0) result.Append(' ');
            result.Append(text, start, at - start);
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }

        return result.ToString();
    }

    /// <summary>Most texts are: single spaces between the words and none around them.</summary>
    private static bool IsOneLine(string text)
    {
        var afterSpace = true;
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (isSpace && (afterSpace || c != ' ')) return false;
            afterSpace = isSpace;
        }

        return !afterSpace;
    }
}
