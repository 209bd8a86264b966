using System.Text.Json;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>What the page's JSON-LD says of its article (schema.org Article and its kinds); empty when it says nothing.</summary>
internal sealed record JsonLdArticle
{
    public static readonly JsonLdArticle None = new();

    public string? Type { get; init; }

    /// <summary>Whether the type is an article's, not a page's or a product review's.</summary>
    public bool IsNews =>
        Type is not null
        && (Type.EndsWith("Article", StringComparison.Ordinal) || Type.EndsWith("Posting", StringComparison.Ordinal) || Type == "Report");

    public string? Headline { get; init; }

    public string? Body { get; init; }

    public string? Description { get; init; }

    public string? Published { get; init; }

    public string? Modified { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Those of <see cref="Authors"/> that are said to be no persons.</summary>
    public IReadOnlyList<string> AuthorOrganisations { get; init; } = [];

    public string? Publisher { get; init; }

    public string? Url { get; init; }

    public string? Image { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public string? Language { get; init; }

    public bool? Free { get; init; }

    public IReadOnlyList<JsonElement> LiveUpdates { get; init; } = [];
}
