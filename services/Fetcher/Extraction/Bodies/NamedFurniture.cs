using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops what the page's own names call related links, captions, comments and the like.</summary>
internal static class NamedFurniture
{
    public static void Drop(Page page)
    {
        foreach (var block in page.Kept)
        {
            var named = page.Within(block) & Traits.Furniture;
            if (named != 0) block.DroppedBy = "named " + named.ToString().ToLowerInvariant();
            else if (!BlockScore.IsSentence(block.Text) && StandsBeside(page, block)) block.DroppedBy = "named aside";
        }
    }

    private static bool StandsBeside(Page page, TextBlock block)
    {
        var aside = page.Tree.Closest(block.Outer, n => n.Tag == Tag.Aside);
        return aside > page.Container;
    }
}
