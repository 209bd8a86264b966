using Markdig;

namespace Ingestion.Fetcher.Extraction.Plain;

/// <summary>Markdown as the HTML it stands for, so that it is read as any page.</summary>
internal static class MarkdownText
{
    private const int MaxLength = 2_000_000;

    public static string ToHtml(string markdown)
    {
        var bounded = markdown.Length <= MaxLength ? markdown : markdown[..MaxLength];
        return "<!doctype html><body><article>" + Markdown.ToHtml(WithoutFrontMatter(bounded)) + "</article></body>";
    }

    private static string WithoutFrontMatter(string markdown)
    {
        if (!markdown.StartsWith("---\n", StringComparison.Ordinal)) return markdown;
        var end = markdown.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        return end < 0 ? markdown : markdown[(end + 5)..];
    }
}
