using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Bodies;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Plain;

/// <summary>Reads an article from text without markup: one paragraph a line, or hard-wrapped ones apart by blank lines.</summary>
internal static class PlainTextReader
{
    private const int LongestTitle = 200;

    public static (string? Title, ArticleBody Body) Read(List<string> paragraphs, string? knownTitle)
    {
        var title = paragraphs.Count > 1 && IsTitle(paragraphs[0]) ? paragraphs[0] : null;
        if (title is not null) paragraphs.RemoveAt(0);
        var name = knownTitle ?? title;
        var kept = paragraphs.Where(p => FurniturePhrases.Match(p) is null && !string.Equals(p, name, StringComparison.OrdinalIgnoreCase));
        return (title, ArticleBody.Of(kept.Select(p => (BlockKind.Paragraph, p))));
    }

    public static List<string> Paragraphs(string text)
    {
        var lines = text.Split('\n');
        var wrapped = IsHardWrapped(lines);
        var paragraphs = new List<string>();
        var current = new StringBuilder();
        foreach (var line in lines)
        {
            var clean = InlineText.Normalise(line);
            if (clean.Length == 0 || !wrapped) End(paragraphs, current);
            if (clean.Length > 0) current.Append(current.Length > 0 ? " " : "").Append(clean);
        }

        End(paragraphs, current);
        return paragraphs;
    }

    /// <summary>Many lines of like length that end in mid-sentence.</summary>
    private static bool IsHardWrapped(string[] lines)
    {
        int wrapped = 0, full = 0;
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.Length is < 50 or > 100 || string.IsNullOrWhiteSpace(lines[i + 1])) continue;
            full++;
            if (!BlockScore.EndsSentence(line)) wrapped++;
        }

        return full >= 4 && wrapped * 10 > full * 7 && lines.All(l => l.Length <= 120);
    }

    private static void End(List<string> paragraphs, StringBuilder current)
    {
        if (current.Length > 0) paragraphs.Add(current.ToString());
        current.Clear();
    }

    private static bool IsTitle(string line) => line.Length <= LongestTitle && line[^1] is not ('.' or ';' or ',' or ':');
}
