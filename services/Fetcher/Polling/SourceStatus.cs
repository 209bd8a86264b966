namespace Ingestion.Fetcher.Polling;

/// <summary>How a source does, for its operator.</summary>
public sealed record SourceStatus
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary><c>new, ok, failing, silent, paused, disabled, ended, no_contact</c>.</summary>
    public required string State { get; init; }

    /// <summary>What is wrong, in words; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>What it turned out to be: <c>feed, sitemap, listing…</c>; null before its first visit.</summary>
    public string? Kind { get; init; }

    /// <summary>Where it is visited: its address, after moves, or its path.</summary>
    public string? Place { get; init; }

    /// <summary>The file that defines it, or <c>api</c>.</summary>
    public string? DefinedIn { get; init; }

    public string? Outlet { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public DateTimeOffset? LastVisit { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>When it last named an article that was new.</summary>
    public DateTimeOffset? LastNew { get; init; }

    public DateTimeOffset? NextVisit { get; init; }

    /// <summary>Time between two visits of its listing as it is planned now, in seconds.</summary>
    public double? IntervalSeconds { get; init; }

    /// <summary>Articles a day over the last week.</summary>
    public double ArticlesPerDay { get; init; }

    /// <summary>Items known of it.</summary>
    public long Items { get; init; }

    /// <summary>Items not yet fetched.</summary>
    public long Waiting { get; init; }

    /// <summary>Items that could not be had and are tried no more.</summary>
    public long Missed { get; init; }

    /// <summary>Times in which it may have published what no visit saw, newest first; only where one source is asked for.</summary>
    public IReadOnlyList<Gap>? Gaps { get; init; }

    /// <summary>Its latest items that something was wrong with; only where one source is asked for.</summary>
    public IReadOnlyList<Trouble>? Troubles { get; init; }
}

/// <summary>What was wrong with an item.</summary>
/// <param name="Item">Its address or path, or its identity where it has neither.</param>
/// <param name="Outcome">What became of it: <c>Rejected</c>, <c>Failed</c>…</param>
/// <param name="Reason">In a sentence.</param>
/// <param name="FirstSeen">When it was first named.</param>
public sealed record Trouble(string Item, string? Outcome, string Reason, DateTimeOffset FirstSeen);
