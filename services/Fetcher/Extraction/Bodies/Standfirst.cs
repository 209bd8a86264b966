using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Takes in the standfirst that a page sets below its headline, outside the element that holds the text.</summary>
internal static class Standfirst
{
    /// <summary>A shorter line is a subtitle.</summary>
    private const int Shortest = 60;
    private const int Longest = 700;

    /// <summary>Blocks below the headline in which it stands.</summary>
    private const int MostBlocks = 15;

    /// <param name="page">Whose article is marked.</param>
    /// <param name="title">The article's.</param>
    /// <param name="summary">What the page's head says the article is about; null when it says nothing.</param>
    public static void Keep(Page page, string title, string? summary)
    {
        var headline = page.Headline(title);
        if (headline < 0) return;
        var said = TitleFinder.Letters(summary ?? "");
        foreach (var block in page.Blocks.Skip(headline + 1).Take(MostBlocks))
        {
            if (block.DroppedBy != "outside" || IsFirstRank(page.Tree, block)) return;
            if (Is(block, said) && !IsKept(page, block.Text)) block.DroppedBy = null;
        }
    }

    private static bool Is(TextBlock block, string said) =>
        block.Text.Length is >= Shortest and <= Longest
        && block.LinkShare < 0.3
        && (block.Around & Traits.Furniture) == 0
        && BlockScore.IsSentence(block.Text)
        && ((block.Around & Traits.Lead) != 0 || IsSaid(TitleFinder.Letters(block.Text), said));

    /// <summary>Heads cut what they repeat.</summary>
    public static bool IsSaid(string text, string said) =>
        said.Length >= Shortest / 2
        && (text.StartsWith(said[..(said.Length * 4 / 5)], StringComparison.Ordinal) || said.StartsWith(text, StringComparison.Ordinal));

    private static bool IsFirstRank(PageTree tree, TextBlock block) => block.IsHeading && tree.Closest(block.Node, n => n.Tag == Tag.H1) >= 0;

    private static bool IsKept(Page page, string text) => page.Kept.Any(b => b.Text.Contains(text, StringComparison.OrdinalIgnoreCase));
}
