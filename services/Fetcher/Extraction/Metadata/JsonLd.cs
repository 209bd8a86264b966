using System.Text;
using System.Text.Json;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Reads JSON-LD as pages really carry it: several scripts, graphs, arrays, types with prefixes, line breaks inside strings.</summary>
internal static class JsonLd
{
    private const int MaxNodes = 2_000;
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    private static readonly string[] ArticleTypes =
    [
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "LiveBlogPosting",
        "Article",
        "BlogPosting",
        "Report",
        "SatiricalArticle",
        "AdvertiserContentArticle",
        "TechArticle",
        "ScholarlyArticle",
        "SocialMediaPosting",
        "Review",
        "Recipe",
        "HowTo",
        "QAPage",
        "AudioObject",
        "PodcastEpisode",
        "VideoObject",
        "CreativeWork",
        "WebPage",
    ];

    /// <summary>The article that <paramref name="scripts"/> describe best; <see cref="JsonLdArticle.None"/> for none.</summary>
    public static JsonLdArticle Read(IReadOnlyList<string> scripts)
    {
        var nodes = new List<JsonElement>();
        foreach (var script in scripts)
        {
            if ((Parse(script) ?? BrokenJsonLd.Read(script)) is { } root) Collect(root, nodes);
        }

        var best = nodes.Where(n => Rank(n) < int.MaxValue).OrderBy(Rank).ThenByDescending(Fullness).FirstOrDefault();
        return best.ValueKind == JsonValueKind.Object ? Article(best, nodes) : JsonLdArticle.None;
    }

    /// <summary>The value of <paramref name="json"/>; null when it is none even after the usual repairs.</summary>
    public static JsonElement? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Lenient).RootElement;
        }
        catch (JsonException)
        {
            return ParseRepaired(json);
        }
    }

    private static JsonElement? ParseRepaired(string script)
    {
        // The section that hides scripts from readers of XML opens with a bracket.
        var json = script.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
        var start = json.AsSpan().IndexOfAny('{', '[');
        var end = json.AsSpan().LastIndexOfAny('}', ']');
        if (start < 0 || end < start) return null;
        var repaired = string.Create(end - start + 1, (json, start), static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) to[i] = char.IsControl(from.json[from.start + i]) ? ' ' : from.json[from.start + i];
        });
        try
        {
            return JsonDocument.Parse(repaired, Lenient).RootElement;
        }
        catch (JsonException)
        {
            return ParseFirst(repaired);
        }
    }

    /// <summary>The first value of a text that goes on after it, as with a bracket too many.</summary>
    private static JsonElement? ParseFirst(string json)
    {
        try
        {
            var reader = new Utf8JsonReader(
                Encoding.UTF8.GetBytes(json),
                new JsonReaderOptions
                {
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                    MaxDepth = Lenient.MaxDepth,
                }
            );
            return JsonDocument.ParseValue(ref reader).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Collect(JsonElement root, List<JsonElement> nodes)
    {
        var open = new Stack<JsonElement>();
        open.Push(root);
        while (open.TryPop(out var element) && nodes.Count < MaxNodes)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray().Reverse()) open.Push(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                nodes.Add(element);
                foreach (var name in (ReadOnlySpan<string>)["mainEntity", "mainEntityOfPage", "@graph"])
                {
                    if (element.TryGetProperty(name, out var inner)) open.Push(inner);
                }
            }
        }
    }

    private static int Rank(JsonElement node)
    {
        if (!node.TryGetProperty("@type", out var type)) return int.MaxValue;
        var rank = JsonValues.Strings(type).Select(t => Array.IndexOf(ArticleTypes, t[(t.LastIndexOfAny(['/', ':', '#']) + 1)..])).Where(r => r >= 0);
        return rank.DefaultIfEmpty(int.MaxValue).Min();
    }

    private static int Fullness(JsonElement node) =>
        node.EnumerateObject().Count(p => p.Name is "headline" or "datePublished" or "author" or "articleBody");

    private static JsonLdArticle Article(JsonElement node, List<JsonElement> all) =>
        new()
        {
            Type = ArticleTypes[Rank(node)],
            Headline = Said(node, "headline") ?? (ArticleTypes[Rank(node)] == "WebPage" ? null : JsonValues.Text(node, "name")),
            Body = JsonValues.Lines(node, "articleBody") ?? JsonValues.Lines(node, "reviewBody"),
            Description = Said(node, "description"),
            Published = Said(node, "datePublished") ?? JsonValues.Text(node, "uploadDate") ?? JsonValues.Text(node, "dateCreated"),
            Modified = Said(node, "dateModified"),
            Authors = [.. Authors(node, all)],
            AuthorOrganisations =
            [
                .. JsonValues.Named(node, "author", "Organization").Concat(JsonValues.Named(node, "author", "NewsMediaOrganization")),
            ],
            Publisher = JsonValues.Names(node, "publisher", all).FirstOrDefault(),
            Url = JsonValues.Text(node, "url"),
            Image = JsonValues.Address(node, "image"),
            Section = JsonValues.Text(node, "articleSection"),
            Keywords =
            [
                .. JsonValues
                    .Many(node, "keywords")
                    .SelectMany(k => k.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            ],
            Language = JsonValues.Text(node, "inLanguage"),
            Free = Free(node),
            LiveUpdates =
                node.TryGetProperty("liveBlogUpdate", out var updates) && updates.ValueKind == JsonValueKind.Array
                    ? [.. updates.EnumerateArray()]
                    : [],
        };

    private static IEnumerable<string> Authors(JsonElement node, List<JsonElement> all) => !Has(node, "author") && Inner(node) is { } inner
        ? JsonValues.Names(inner, "author", all)
        : JsonValues.Names(node, "author", all).Concat(JsonValues.Names(node, "creator", all));

    /// <summary>Some systems close the page's element too late, so that it holds what is the article's.</summary>
    private static string? Said(JsonElement node, string name) =>
        JsonValues.Text(node, name) ?? (Inner(node) is { } inner ? JsonValues.Text(inner, name) : null);

    private static JsonElement? Inner(JsonElement node) =>
        node.TryGetProperty("mainEntityOfPage", out var inner) && inner.ValueKind == JsonValueKind.Object && Has(inner, "datePublished")
            ? inner
            : null;

    private static bool Has(JsonElement node, string name) => node.TryGetProperty(name, out _);

    /// <summary>Many outlets say it of the part that the paywall hides, not of the article.</summary>
    private static bool? Free(JsonElement node)
    {
        var own = JsonValues.Flag(node, "isAccessibleForFree");
        if (own == false || !node.TryGetProperty("hasPart", out var parts)) return own;
        var ofParts = JsonValues.Items(parts).Select(p => JsonValues.Flag(p, "isAccessibleForFree")).ToList();
        return ofParts.Contains(false) ? false : own;
    }
}
