using Markdig;

namespace Ingestion.Fetcher.Extraction.Plain;

/// <summary>Markdown as the HTML it stands for, so that it is read as any page.</summary>
internal static class MarkdownText
{
    private const int MaxLength = 2_000_000;

    /// <summary>Null when it is nested deeper than any text is.</summary>
    public static string? ToHtml(string markdown)
    {
        var bounded = markdown.Length <= MaxLength ? markdown : markdown[..MaxLength];
        try
        {
            return "<!doctype html><body><article>" + Markdown.ToHtml(WithoutFrontMatter(bounded)) + "</article></body>";
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string WithoutFrontMatter(string markdown)
    {
        if (!markdown.StartsWith("---\n", StringComparison.Ordinal)) return markdown;
        var end = markdown.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        return end < 0 ? markdown : markdown[(end + 5)..];
    }
}
