namespace Ingestion.Fetcher.Polling;

/// <summary>What a source would bring, found out without adding it.</summary>
public sealed record Trial
{
    /// <summary>What it is: <c>feed, sitemap, listing…</c>; null when it could not be got.</summary>
    public string? Kind { get; init; }

    /// <summary>Where it would be visited: its address after moves, or the feed that a page names.</summary>
    public string? Place { get; init; }

    /// <summary>Why it would bring nothing, or not all, in a sentence; null when nothing is wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>Articles that it names now, as far as was counted.</summary>
    public int Named { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<TrialItem> Items { get; init; } = [];

    /// <summary>What the first of these would become.</summary>
    public IReadOnlyList<TrialPage> Pages { get; init; } = [];
}

/// <summary>An article that the listing names.</summary>
public sealed record TrialItem(string? Url, string? Title, DateTimeOffset? Published);

/// <summary>What a page would become.</summary>
public sealed record TrialPage
{
    public required string Place { get; init; }

    /// <summary>Why it gives no article, in a sentence; null when it gives some.</summary>
    public string? Problem { get; init; }

    public IReadOnlyList<TrialArticle> Articles { get; init; } = [];
}

/// <summary>An article as it would be taken.</summary>
/// <param name="Text">Its beginning.</param>
/// <param name="Length">Of the whole text, in characters.</param>
public sealed record TrialArticle(string Title, DateTimeOffset? Published, IReadOnlyList<string> Authors, string? Language, string Text, int Length);
