using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops blocks that are links and nothing else: they lead to other articles.</summary>
internal static class LinkBlocks
{
    private const int LongestLink = 200;

    public static void Drop(Page page)
    {
        foreach (var block in page.Kept)
        {
            if (block.LinkShare > 0.8 && (block.Text.Length < LongestLink || block.Kind == BlockKind.ListItem) && !IsSubheading(block)) block.DroppedBy = "links";
        }
    }

    /// <summary>A heading that links to itself or to what it names; teasers are found by their company.</summary>
    private static bool IsSubheading(TextBlock block) => block.IsHeading;
}
