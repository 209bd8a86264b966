using System.Text.Json;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Plain;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Finds the article's text in the data of a page that a script would build (<c>__NEXT_DATA__</c> and its like).</summary>
internal static class DataPayload
{
    private const int MaxValues = 200_000;
    private const int ShortestParagraph = 60;
    private const int ShortestText = 300;
    private const int LongestTitle = 300;

    private static readonly HashSet<string> TextNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "body",
        "articleBody",
        "content",
        "text",
        "html",
        "bodyHtml",
        "body_html",
        "contentHtml",
        "rendered",
        "paragraph",
        "value",
        "copy",
        "story",
        "articleText",
        "markdown",
    };

    private static readonly string[] TitleNames = ["headline", "title", "seoTitle", "heading"];

    /// <summary>The longest text, or series of paragraphs side by side, under a name that texts have, and the title that stands beside it or nearest
    /// above; null for none.</summary>
    public static (ArticleBody Body, string? Title)? Find(IReadOnlyList<string> payloads)
    {
        var best = new Found("", null);
        foreach (var payload in payloads)
        {
            if (JsonLd.Parse(payload) is { } root) best = Longer(best, Longest(root));
        }

        if (best.Text.Length < ShortestText) return null;
        return (ArticleBody.Of(PlainTextReader.Paragraphs(JsonLdBody.Plain(best.Text)).Select(p => (BlockKind.Paragraph, p))), best.Title);
    }

    private static Found Longest(JsonElement root)
    {
        var best = new Found("", null);
        var open = new Stack<(JsonElement At, string? Title)>();
        open.Push((root, null));
        for (var seen = 0; seen < MaxValues && open.TryPop(out var next); seen++)
        {
            var (at, title) = next;
            if (at.ValueKind == JsonValueKind.Array)
            {
                best = Longer(best, new(Joined(at), title));
                foreach (var item in at.EnumerateArray()) open.Push((item, title));
            }
            else if (at.ValueKind == JsonValueKind.Object)
            {
                title =
                    TitleNames.Select(n => JsonValues.Text(at, n)).FirstOrDefault(t => t is { Length: > 0 and <= LongestTitle } && !t.Contains('<'))
                    ?? title;
                best = Longer(best, new(Own(at), title));
                foreach (var property in at.EnumerateObject()) open.Push((property.Value, title));
            }
        }

        return best;
    }

    /// <summary>Paragraphs as a list of texts, or of objects with a text each.</summary>
    private static string Joined(JsonElement list)
    {
        var texts = list.EnumerateArray().Select(TextOf).OfType<string>().Where(t => t.Length >= ShortestParagraph).ToList();
        return texts.Count < 2 ? "" : string.Join('\n', texts);
    }

    /// <summary>Some systems keep the page's values as one flat list, the paragraphs as plain texts among them.</summary>
    private static string? TextOf(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Object => Own(item) is { Length: > 0 } own ? own : null,
        JsonValueKind.String => JsonValues.Raw(item) is var text && text.Contains(' ') && BlockScore.IsSentence(text) ? text : null,
        _ => null,
    };

    private static string Own(JsonElement node) =>
        node.EnumerateObject()
            .Where(p => TextNames.Contains(p.Name))
            .Select(p => JsonValues.Lines(node, p.Name))
            .OfType<string>()
            .Where(t => t.Contains(' '))
            .MaxBy(t => t.Length)
        ?? "";

    private static Found Longer(Found one, Found other) => other.Text.Length > one.Text.Length ? other : one;

    private readonly record struct Found(string Text, string? Title);
}
