using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops what the page shows a second time: texts for narrow screens, pull quotes, repeated calls to subscribe.</summary>
internal static class Repeats
{
    private const int ShortestRepeat = 40;
    private const int ShortestWhole = 1_500;
    private const int FewestInside = 4;

    public static void Drop(Page page)
    {
        var seen = new HashSet<string>();
        foreach (var block in page.Kept)
        {
            if (block.Text.Length >= ShortestRepeat && !block.IsHeading && (!seen.Add(block.Text) || IsWhole(block.Text, seen)))
                block.DroppedBy = "repeat";
        }
    }

    /// <summary>One block that holds the article once more, as some pages have it for machines.</summary>
    private static bool IsWhole(string text, HashSet<string> seen) =>
        text.Length >= ShortestWhole && seen.Count(s => s.Length < text.Length && text.Contains(s, StringComparison.Ordinal)) >= FewestInside;
}
