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
        var line = string.Join(' ', WithoutTags(plain).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }

    /// <summary>"a &lt; b" stays: a tag begins with a letter, a slash or an exclamation mark.</summary>
    private static string WithoutTags(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!') ? text.IndexOf('>', i) : -1;
            if (end > 0) i = end;
            else result.Append(text[i]);
        }

        return result.ToString();
    }
}
