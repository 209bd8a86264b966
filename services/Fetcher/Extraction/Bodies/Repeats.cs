using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops what the page shows a second time: texts for narrow screens, pull quotes, repeated calls to subscribe.</summary>
internal static class Repeats
{
    private const int ShortestRepeat = 40;

    public static void Drop(Page page)
    {
        var seen = new HashSet<string>();
        foreach (var block in page.Kept)
        {
            if (block.Text.Length >= ShortestRepeat && !block.IsHeading && !seen.Add(block.Text)) block.DroppedBy = "repeat";
        }
    }
}
