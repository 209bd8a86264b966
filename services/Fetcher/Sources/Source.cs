using Ingestion.Fetcher.Extraction;

namespace Ingestion.Fetcher.Sources;

/// <summary>One place that news comes from, as the operator defined it.</summary>
public sealed record Source
{
    /// <summary>Lower-case letters, digits, hyphens and underscores; names the source for ever.</summary>
    public required string Id { get; init; }

    public string? Name { get; init; }

    public SourceKind Kind { get; init; } = SourceKind.Auto;

    /// <summary>Where it is fetched from; null for a folder, a file or a list of addresses.</summary>
    public string? Url { get; init; }

    /// <summary>A folder or file on this machine; null for what is fetched.</summary>
    public string? Path { get; init; }

    /// <summary>Addresses of <see cref="SourceKind.Urls"/>.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    public string? Outlet { get; init; }

    /// <summary>How the outlet leans, in the operator's words.</summary>
    public string? Bias { get; init; }

    /// <summary>The side of the conflict that the outlet speaks for.</summary>
    public string? Side { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string? Language { get; init; }

    public TimeSpan? PollMin { get; init; }

    public TimeSpan? PollMax { get; init; }

    /// <summary>Time between two requests to one host; null for the setting.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Requests to one host at once.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>Age up to which articles are visited again; null for the setting.</summary>
    public TimeSpan? RevisitFor { get; init; }

    /// <summary>Header fields and where their values come from: <c>env:NAME</c> or <c>file:PATH</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the cookie header's value comes from: <c>env:NAME</c> or <c>file:PATH</c>.</summary>
    public string? Cookies { get; init; }

    public Uri? Proxy { get; init; }

    /// <summary>Whether private and loopback addresses may be asked.</summary>
    public bool AllowPrivate { get; init; }

    public bool Enabled { get; init; } = true;

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Selectors that beat the extraction's heuristics.</summary>
    public SiteOverrides? Selectors { get; init; }

    /// <summary>True when its documents lie on this machine's disk, so that nobody is asked for them.</summary>
    public bool IsLocal => Path is not null && Kind != SourceKind.Urls;
}

public enum SourceKind { Auto, Feed, Sitemap, Listing, Folder, Urls, Warc }
