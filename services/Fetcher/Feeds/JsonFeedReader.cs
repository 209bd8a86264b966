using System.Text.Json;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Fetcher.Feeds;

/// <summary>JSON Feed 1.0 and 1.1.</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 32,
    };

    /// <exception cref="FeedException">It is no JSON, or no feed.</exception>
    public static Feed Read(ReadOnlyMemory<byte> body, string? url)
    {
        try
        {
            if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
            using var document = JsonDocument.Parse(body, Lenient);
            return Read(document.RootElement, url);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FeedException($"This JSON Feed cannot be read: {e.Message}", e);
        }
    }

    private static Feed Read(JsonElement root, string? url)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            throw new FeedException("This JSON is no feed: it has no 'items'.");
        return new Feed
        {
            Format = FeedFormat.Json,
            Title = FeedText.Line(Text(root, "title")),
            Language = Text(root, "language"),
            Next = FeedLinks.Absolute(Text(root, "next_url"), url),
            Items = [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(i => Item(i, root, url))],
        };
    }

    private static ItemHint Item(JsonElement item, JsonElement root, string? url)
    {
        var authors = Authors(item).ToList();
        var html = Text(item, "content_html") ?? Paragraphs(Text(item, "content_text"));
        return new ItemHint
        {
            Guid = Text(item, "id"),
            Url = FeedLinks.Absolute(Text(item, "url") ?? Text(item, "external_url"), url) ?? AddressId(item),
            Title = FeedText.Line(Text(item, "title")),
            Published = FeedDate.Parse(Text(item, "date_published")),
            Modified = FeedDate.Parse(Text(item, "date_modified")),
            Authors = authors.Count > 0 ? authors : [.. Authors(root)],
            Language = Text(item, "language") ?? Text(root, "language"),
            Summary = FeedText.Line(Text(item, "summary")),
            ContentHtml = html,
            Categories = item.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
                ? [.. tags.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(Text).OfType<string>()]
                : [],
        };
    }

    private static string? AddressId(JsonElement item) =>
        Text(item, "id") is { } id && id.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? FeedLinks.Absolute(id, null) : null;

    /// <summary>Version 1.1 has a list, version 1.0 a single author.</summary>
    private static IEnumerable<string> Authors(JsonElement element)
    {
        var list = element.TryGetProperty("authors", out var many) && many.ValueKind == JsonValueKind.Array ? many.EnumerateArray().ToList()
            : element.TryGetProperty("author", out var one) ? [one] : [];
        return list.Where(a => a.ValueKind == JsonValueKind.Object).Select(a => FeedText.Line(Text(a, "name"))).OfType<string>();
    }

    /// <summary>Strings, and the numbers that some give as ids.</summary>
    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value)
        ? value.ValueKind switch { JsonValueKind.String => Text(value), JsonValueKind.Number => value.GetRawText(), _ => null }
        : null;

    /// <summary>Null when it is empty, or cut off within a character (half an emoji), which is no reason to lose the item.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return XmlCharacters.Clean(value.GetString()!) is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Paragraphs(string? text) =>
        text is null
            ? null
            : string.Concat(
                text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"<p>{System.Net.WebUtility.HtmlEncode(line)}</p>")
            );
}
