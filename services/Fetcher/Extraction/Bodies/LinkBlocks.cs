using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops blocks that are links and nothing else: they lead to other articles.</summary>
internal static class LinkBlocks
{
    private const int LongestLink = 200;

    public static void Drop(Page page)
    {
        var prose = page.Blocks.FindLastIndex(b => b.DroppedBy is null && !b.IsHeading && b.LinkShare < 0.5 && BlockScore.IsSentence(b.Text));
        var end = prose < 0 ? 0 : page.Blocks[prose].First;
        foreach (var block in page.Kept)
        {
            if (IsOfLinks(page, block))
                block.DroppedBy = "links";
            else if (
                block.LinkShare > 0.8
                && (block.Text.Length < LongestLink || block.Kind == BlockKind.ListItem)
                && !IsSubheading(block)
                && !(block.First < end && IsEntry(page, block))
            )
                block.DroppedBy = "links";
        }
    }

    /// <summary>An item of a list in which each leads elsewhere, behind a label as "A simple guide:".</summary>
    private static bool IsOfLinks(Page page, TextBlock block)
    {
        if (!IsLink(block)) return false;
        var list = page.Tree.Closest(block.Node, n => n.Tag is Tag.Ul or Tag.Ol);
        if (list <= page.Container) return false;
        var items = page.In(list);
        foreach (var item in items)
        {
            if (!IsLink(item) || Teasers.LeadsElsewhere(page, item)) return false;
        }

        return items.Length > 1;
    }

    private static bool IsLink(TextBlock block) => block.Kind == BlockKind.ListItem && block.LinkShare >= 0.5 && block.Text[^1] is not ('.' or '。');

    /// <summary>An item of a list that leads to another site is what the list is about.</summary>
    private static bool IsEntry(Page page, TextBlock block) => block.Kind == BlockKind.ListItem && Teasers.LeadsElsewhere(page, block);

    /// <summary>A heading that links to itself or to what it names; teasers are found by their company.</summary>
    private static bool IsSubheading(TextBlock block) => block.IsHeading;
}
