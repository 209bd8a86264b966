using Ingestion.Contracts.V1;

namespace Ingestion.Fetcher.Extraction;

/// <summary>What a page held: articles, or links to articles, or a reason why neither.</summary>
public sealed record PageResult
{
    public required PageType Type { get; init; }

    /// <summary>Empty when the page is a listing or was rejected.</summary>
    public IReadOnlyList<ExtractedArticle> Articles { get; init; } = [];

    /// <summary>What a page that is no single article says of itself (title, day, authors); its text is empty. Null where the page is one article or
    /// tells nothing.</summary>
    public ExtractedArticle? Facts { get; init; }

    /// <summary>For a listing: absolute addresses of the articles it leads to. For a page without text: its AMP edition's, if it has one.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Why nothing came out, in a sentence; null when something did.</summary>
    public string? Rejection { get; init; }

    /// <summary>When asked for: every block of the page that no article kept, in reading order.</summary>
    public IReadOnlyList<DroppedBlock> Dropped { get; init; } = [];
}

/// <summary>A block of a page that is not in the article.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Rule">Name of the rule that dropped it (docs/extraction.md lists them).</param>
public sealed record DroppedBlock(string Text, string Rule);

/// <summary>An article as read from a page, before it has an identity. Fields as in <see cref="Article"/>.</summary>
public sealed record ExtractedArticle
{
    /// <summary>Canonical URL as the page claims and the extractor believes; null when it has none.</summary>
    public string? Url { get; init; }

    /// <summary>Anchor, or else title, of this part on a page that holds several; null when the page is one article.</summary>
    public string? Part { get; init; }

    public string? Guid { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public IReadOnlyList<Block> Blocks { get; init; } = [];

    public string? Outlet { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> AuthorOrganisations { get; init; } = [];

    public DateTimeOffset? Published { get; init; }

    public string? PublishedFrom { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public string? Language { get; init; }

    public PageType Type { get; init; } = PageType.Article;

    public string? SyndicatedFrom { get; init; }

    public string? Dateline { get; init; }

    public string? Image { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public bool? Paywalled { get; init; }
}
