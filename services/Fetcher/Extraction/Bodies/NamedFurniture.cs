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
        }
    }
}
