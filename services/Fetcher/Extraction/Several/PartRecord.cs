using Ingestion.Fetcher.Extraction.Bodies;

namespace Ingestion.Fetcher.Extraction.Several;

/// <summary>One of several articles on a page.</summary>
internal sealed record PartRecord(string Title, ArticleBody Body)
{
    /// <summary>Anchor within the page; null when it has none.</summary>
    public string? Anchor { get; init; }

    public string? Outlet { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? PublishedFrom { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];
}
