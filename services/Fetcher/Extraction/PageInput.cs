namespace Ingestion.Fetcher.Extraction;

/// <summary>Bytes to read an article, or several, from.</summary>
public sealed record PageInput
{
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The <c>Content-Type</c> it came with, or one derived from the file's name; only a hint.</summary>
    public string? ContentType { get; init; }

    /// <summary>The address it was finally read from; null for files without one.</summary>
    public string? Url { get; init; }

    /// <summary>The charset to use whatever the page says; null to find it as browsers do.</summary>
    public string? Charset { get; init; }

    /// <summary>What the feed, sitemap or sidecar said of it.</summary>
    public ItemHint? Hint { get; init; }

    /// <summary>Selectors of the source's definition that replace the heuristics.</summary>
    public SiteOverrides? Overrides { get; init; }

    /// <summary>Whether <see cref="PageResult.Dropped"/> is wanted.</summary>
    public bool Explain { get; init; }
}

/// <summary>What a feed item, sitemap entry, sidecar file or option says of an article. Any of it may be wrong.</summary>
public sealed record ItemHint
{
    public string? Guid { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Language { get; init; }

    public string? Summary { get; init; }

    /// <summary>The item's own text as HTML, where the feed carries it.</summary>
    public string? ContentHtml { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];
}

/// <summary>CSS selectors for a page that beats every heuristic.</summary>
public sealed record SiteOverrides
{
    public string? Title { get; init; }

    public string? Body { get; init; }

    public string? Authors { get; init; }

    public string? Published { get; init; }

    /// <summary>Elements to remove before anything else is read.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];
}
