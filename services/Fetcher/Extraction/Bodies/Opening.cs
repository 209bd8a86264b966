using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops what stands between the headline and the first sentence: the headline itself, bylines, dates, reading times, tables of
/// contents.</summary>
internal static class Opening
{
    private const int LongestLabel = 90;
    private const int LongestByline = 240;
    private const int LongestMeta = 30;
    private const int FirstBlocks = 12;
    private const int MostLabels = 15;

    /// <summary>Blocks of the text among which the day and the author stand in one line.</summary>
    private const int FirstLines = 3;

    /// <summary>Shorter words of a title are others' too.</summary>
    private const int ShortestPart = 10;

    /// <summary>Share of the text that stands above its headline at most.</summary>
    private const double LargestAbove = 0.06;
    private const int LongestAbove = 300;

    public static void Drop(Page page, string title, IReadOnlyList<string> authors)
    {
        foreach (var block in page.Kept.Take(FirstBlocks))
        {
            if (IsByline(block.Text, authors) || IsSigned(block.Text, authors)) block.DroppedBy = "byline";
        }

        foreach (var block in page.Kept.Take(FirstLines))
        {
            if (IsDatedByline(block, authors)) block.DroppedBy = "byline";
        }

        var comparable = Comparable(title);
        DropAbove(page, comparable);
        var labels = new List<TextBlock>();
        var begins = false;
        foreach (var block in page.Kept)
        {
            if (comparable.Length > 0 && (IsTitle(block, comparable) || IsPartOfTitle(page, block, comparable)))
                block.DroppedBy = "title";
            else if (IsMeta(page, block))
                block.DroppedBy = "before the first sentence";
            else if (IsFirstSentence(block))
                begins = true;
            if (begins)
                break;
            if (block.DroppedBy is null && !block.IsHeading && block.Text.Length < LongestLabel && block.Kind == BlockKind.Paragraph)
                labels.Add(block);
        }

        // So many short lines, or such without a sentence below, are what the page has to say.
        if (!begins || labels.Count > MostLabels) return;
        foreach (var label in labels) label.DroppedBy = "before the first sentence";
        BelowStandfirst.Drop(page, title, authors);
    }

    /// <summary>Below a standfirst too: the line that says by whom, where the page says so elsewhere.</summary>
    private static bool IsByline(string text, IReadOnlyList<string> authors) =>
        text.Length <= LongestByline
        && authors.Any(a => text.Contains(a, StringComparison.OrdinalIgnoreCase))
        && AuthorNames.AfterBy(text) is not null;

    /// <summary>"Ana Varga | three hours ago".</summary>
    private static bool IsSigned(string text, IReadOnlyList<string> authors) =>
        text.Length < LongestLabel
        && authors.Any(a =>
            a.Contains(' ') && text.StartsWith(a, StringComparison.OrdinalIgnoreCase) && text.AsSpan(a.Length).TrimStart() is ['|' or '•' or '·', ..]
        );

    /// <summary>"World, Politics | 7 October 2026 | 7:09 am | Ana Varga": the day, between marks or with who wrote it, in a line without a
    /// sentence.</summary>
    private static bool IsDatedByline(TextBlock block, IReadOnlyList<string> authors)
    {
        var text = block.Text;
        if (
            block.IsHeading
            || text.Length > LongestByline
            || !text.Any(char.IsDigit)
            || WrittenDate.First(text, DateTimeOffset.MaxValue.AddDays(-3)) is null
        )
            return false;
        return text.Count(c => c is '|' or '·' or '•') > 1
            || (block.LinkShare > 0.2 && authors.Any(a => text.Contains(a, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What stands above the headline inside the article's element, as a picture's text or the section, is not of the text.</summary>
    private static void DropAbove(Page page, string title)
    {
        if (title.Length < ShortestPart) return;
        var first = page.Kept.Take(FirstBlocks).ToList();
        var headline = first.FindIndex(b => b.IsHeading && Comparable(b.Text) == title);
        if (headline < 0 || first.Take(headline).Sum(b => b.Text.Length) > Math.Min(LongestAbove, page.Kept.Sum(b => b.Text.Length) * LargestAbove))
            return;
        foreach (var block in first.Take(headline))
            block.DroppedBy = "above the headline";
    }

    /// <summary>Headlines are set in two headings, too, and in other words than the head has.</summary>
    private static bool IsPartOfTitle(Page page, TextBlock block, string title) =>
        block.IsHeading
        && (
            page.Tree.Closest(block.Node, n => n.Tag == Tag.H1) >= 0
            || (
                Comparable(block.Text) is { Length: >= ShortestPart } text
                && (title.StartsWith(text, StringComparison.Ordinal) || title.EndsWith(text, StringComparison.Ordinal))
            )
        );

    /// <summary>A heading that is named after the day, or after what is told of the article.</summary>
    private static bool IsMeta(Page page, TextBlock block) =>
        block.IsHeading
        && block.Text.Length < LongestMeta
        && (page.Tree[block.Node].Own & (Traits.Weak | Traits.Date)) != 0
        && !BlockScore.EndsSentence(block.Text);

    private static bool IsFirstSentence(TextBlock block) =>
        !block.IsHeading && block.LinkShare < 0.5 && block.Text.Length >= 40 && BlockScore.IsSentence(block.Text);

    /// <summary>The headline may have a line of its own above it, in the same heading.</summary>
    private static bool IsTitle(TextBlock block, string title) =>
        block.Text.Length < 400
        && Comparable(block.Text) is var text
        && (text == title || (block.IsHeading && text.Length <= title.Length + LongestLabel && text.EndsWith(title, StringComparison.Ordinal)));

    private static string Comparable(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
