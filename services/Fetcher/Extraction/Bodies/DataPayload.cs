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

    private static readonly HashSet<string> TextNames = new(StringComparer.OrdinalIgnoreCase)
        { "body", "articleBody", "content", "text", "html", "bodyHtml", "body_html", "contentHtml", "rendered", "paragraph", "value", "copy", "story", "articleText", "markdown" };

    /// <summary>The longest text, or series of paragraphs side by side, under a name that texts have; null for none.</summary>
    public static ArticleBody? Body(IReadOnlyList<string> payloads)
    {
        var best = "";
        foreach (var payload in payloads)
        {
            if (JsonLd.Parse(payload) is { } root && Longest(root) is { } text && text.Length > best.Length) best = text;
        }

        if (best.Length < ShortestText) return null;
        return ArticleBody.Of(PlainTextReader.Paragraphs(JsonLdBody.Plain(best)).Select(p => (BlockKind.Paragraph, p)));
    }

    private static string? Longest(JsonElement root)
    {
        string? best = null;
        var open = new Stack<JsonElement>();
        open.Push(root);
        for (var seen = 0; seen < MaxValues && open.TryPop(out var at); seen++)
        {
            if (at.ValueKind == JsonValueKind.Array)
            {
                best = Longer(best, Joined(at));
                foreach (var item in at.EnumerateArray()) open.Push(item);
            }
            else if (at.ValueKind == JsonValueKind.Object)
            {
                best = Longer(best, Own(at));
                foreach (var property in at.EnumerateObject()) open.Push(property.Value);
            }
        }

        return best;
    }

    /// <summary>Paragraphs as a list of texts, or of objects with a text each.</summary>
    private static string? Joined(JsonElement list)
    {
        var texts = list.EnumerateArray().Select(TextOf).OfType<string>().Where(t => t.Length >= ShortestParagraph).ToList();
        return texts.Count < 2 ? null : string.Join('\n', texts);
    }

    /// <summary>Some systems keep the page's values as one flat list, the paragraphs as plain texts among them.</summary>
    private static string? TextOf(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Object => Own(item),
        JsonValueKind.String => JsonValues.Raw(item) is var text && text.Contains(' ') && BlockScore.IsSentence(text) ? text : null,
        _ => null,
    };

    private static string? Own(JsonElement node) =>
        node.EnumerateObject().Where(p => TextNames.Contains(p.Name)).Select(p => JsonValues.Lines(node, p.Name)).Where(t => t?.Contains(' ') == true).MaxBy(t => t!.Length);

    private static string? Longer(string? one, string? other) => (other?.Length ?? 0) > (one?.Length ?? 0) ? other : one;
}
