using Ingestion.Fetcher.Extraction;

namespace Ingestion.Fetcher.Feeds;

/// <summary>What a feed said.</summary>
public sealed record Feed
{
    public required FeedFormat Format { get; init; }

    public string? Title { get; init; }

    public string? Language { get; init; }

    /// <summary>How long it asks to be left alone: <c>ttl</c>, or <c>sy:updatePeriod</c> by <c>sy:updateFrequency</c>.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The next page of a paged feed (RFC 5005).</summary>
    public string? Next { get; init; }

    /// <summary>In the feed's order. Addresses are absolute.</summary>
    public IReadOnlyList<ItemHint> Items { get; init; } = [];

    /// <summary>What is wrong with it, where it could be read all the same.</summary>
    public string? Flaw { get; init; }
}

public enum FeedFormat { Rss, Rdf, Atom, Json }
