using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops what follows the article inside its element: further reading, references, the author's life, tags, leftovers without a sentence.</summary>
internal static class Ending
{
    /// <summary>An ending this early would cut the article; the words are then its own.</summary>
    private const double EarliestEnd = 0.4;

    public static void Drop(Page page)
    {
        var kept = page.Kept.ToList();
        CutAtMarker(kept);
        CutTail(kept.Where(b => b.DroppedBy is null).ToList());
    }

    private static void CutAtMarker(List<TextBlock> kept)
    {
        var total = kept.Sum(b => (long)b.Text.Length);
        long seen = 0;
        for (var i = 0; i < kept.Count; i++)
        {
            if (seen > total * EarliestEnd && IsMarker(kept[i]))
            {
                for (; i < kept.Count; i++) kept[i].DroppedBy = "after the end";
                return;
            }

            seen += kept[i].Text.Length;
        }
    }

    private static bool IsMarker(TextBlock block) =>
        block.Text.Length <= 80 && (block.IsHeading || !BlockScore.EndsSentence(block.Text) || block.Text.EndsWith(':')) && Phrases.Endings.Match(block.Text) is not null;

    private static void CutTail(List<TextBlock> kept)
    {
        for (var i = kept.Count - 1; i > 0 && IsLeftover(kept[i], kept[i - 1]); i--) kept[i].DroppedBy = "leftover at the end";
    }

    private static bool IsLeftover(TextBlock block, TextBlock before)
    {
        if (block.IsHeading) return true;
        if (AuthorLines.IsBiography(block.Text)) return true;
        if (block.Kind is BlockKind.ListItem or BlockKind.TableRow or BlockKind.Quote or BlockKind.Preformatted) return false;
        return block.Text.Length < 60 && !BlockScore.EndsSentence(block.Text) && !before.Text.EndsWith(':') && !before.IsHeading;
    }
}
