using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops what stands between the headline and the first sentence: the headline itself, bylines, dates, reading times, tables of contents.</summary>
internal static class Opening
{
    private const int LongestLabel = 90;
    private const int LongestByline = 240;
    private const int FirstBlocks = 12;
    private const int MostLabels = 15;

    public static void Drop(Page page, string title, IReadOnlyList<string> authors)
    {
        foreach (var block in page.Kept.Take(FirstBlocks))
        {
            if (IsByline(block.Text, authors)) block.DroppedBy = "byline";
        }

        var comparable = Comparable(title);
        var labels = new List<TextBlock>();
        var begins = false;
        foreach (var block in page.Kept)
        {
            if (comparable.Length > 0 && IsTitle(block, comparable)) block.DroppedBy = "title";
            else if (IsFirstSentence(block)) begins = true;
            if (begins) break;
            if (block.DroppedBy is null && !block.IsHeading && block.Text.Length < LongestLabel && block.Kind == BlockKind.Paragraph) labels.Add(block);
        }

        // So many short lines, or such without a sentence below, are what the page has to say.
        if (!begins || labels.Count > MostLabels) return;
        foreach (var label in labels) label.DroppedBy = "before the first sentence";
    }

    /// <summary>Below a standfirst too: the line that says by whom, where the page says so elsewhere.</summary>
    private static bool IsByline(string text, IReadOnlyList<string> authors) =>
        text.Length <= LongestByline && authors.Any(a => text.Contains(a, StringComparison.OrdinalIgnoreCase)) && AuthorNames.AfterBy(text) is not null;

    private static bool IsFirstSentence(TextBlock block) =>
        !block.IsHeading && block.LinkShare < 0.5 && block.Text.Length >= 40 && BlockScore.IsSentence(block.Text);

    /// <summary>The headline may have a line of its own above it, in the same heading.</summary>
    private static bool IsTitle(TextBlock block, string title) =>
        block.Text.Length < 400 && Comparable(block.Text) is var text && (text == title || (block.IsHeading && text.Length <= title.Length + LongestLabel && text.EndsWith(title, StringComparison.Ordinal)));

    private static string Comparable(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
