using System.Text.Json;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Bodies;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Fetcher.Extraction.Plain;

namespace Ingestion.Fetcher.Extraction.Several;

/// <summary>Reads the posts of a live blog from its JSON-LD.</summary>
internal static class LiveBlog
{
    private const int FewestPosts = 2;
    private const int MostPosts = 500;

    /// <summary>Of a post without a headline, its beginning stands for it.</summary>
    private const int LongestBeginning = 120;

    /// <summary>Empty when the page is no live blog.</summary>
    public static List<PartRecord> Read(JsonLdArticle jsonLd, DateTimeOffset now) =>
        jsonLd.LiveUpdates.Count < FewestPosts
            ? []
            : [.. jsonLd.LiveUpdates.Take(MostPosts).Where(u => u.ValueKind == JsonValueKind.Object).Select(u => Post(u, now)).OfType<PartRecord>()];

    private static PartRecord? Post(JsonElement update, DateTimeOffset now)
    {
        if (JsonValues.Lines(update, "articleBody") is not { } told) return null;
        var paragraphs = PlainTextReader.Paragraphs(JsonLdBody.Plain(told));
        if (paragraphs.Count == 0) return null;
        var title = JsonValues.Text(update, "headline") ?? JsonValues.Text(update, "name") ?? InlineText.Cut(paragraphs[0], LongestBeginning);
        return new(InlineText.Cut(title, Limits.MaxTitleLength), ArticleBody.Of(paragraphs.Select(p => (BlockKind.Paragraph, p))))
        {
            Anchor = AnchorOf(JsonValues.Text(update, "url") ?? JsonValues.Text(update, "@id")),
            Published = DateReading.Machine(JsonValues.Text(update, "datePublished"), now),
            PublishedFrom = "json_ld",
            Authors = AuthorNames.Clean(JsonValues.Names(update, "author", []), null),
        };
    }

    private static string? AnchorOf(string? url)
    {
        var hash = url?.IndexOf('#') ?? -1;
        return hash < 0 || hash + 1 == url!.Length ? null : url[(hash + 1)..];
    }
}
