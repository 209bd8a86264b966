using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops what the page's own names call related links, captions, comments and the like.</summary>
internal static class NamedFurniture
{
    private const int LongestCaption = 300;

    public static void Drop(Page page)
    {
        foreach (var block in page.Kept)
        {
            var named = page.Within(block) & Traits.Furniture;
            if (named != 0)
                block.DroppedBy = "named " + named.ToString().ToLowerInvariant();
            else if (!BlockScore.IsSentence(block.Text) && IsWithin(page, block, Tag.Aside))
                block.DroppedBy = "named aside";
            else if (
                block.Text.Length <= LongestCaption
                && block.Kind is (BlockKind.Paragraph or BlockKind.Heading)
                && IsWithin(page, block, Tag.Figure)
            )
                block.DroppedBy = "named caption";
        }
    }

    private static bool IsWithin(Page page, TextBlock block, Tag tag) => page.Tree.Closest(block.Outer, n => n.Tag == tag) > page.Container;
}
