namespace Ingestion.Fetcher.Polling;

/// <summary>What is remembered of a source. Instants are Unix milliseconds, as in the table.</summary>
internal sealed class SourceState
{
    public required string Id { get; init; }

    /// <summary>The process that visits it; null when none does.</summary>
    public string? Owner { get; init; }

    /// <summary>What it turned out to be, where its definition leaves that open.</summary>
    public string? Kind { get; set; }

    /// <summary>Where it moved to for good; null when it is where its definition says.</summary>
    public string? Url { get; set; }

    public string? Etag { get; set; }

    public string? LastModified { get; set; }

    /// <summary>Of the listing as last read.</summary>
    public string? BodyHash { get; set; }

    /// <summary>Short hashes of the last visit's entries, to notice a listing that scrolled by.</summary>
    public string? Seen { get; set; }

    public long ListingDue { get; set; }

    /// <summary>When anything of it is due: the listing, or an item.</summary>
    public long NextDue { get; set; }

    public long IntervalMs { get; set; }

    /// <summary>Shortest interval that the publisher asks for.</summary>
    public long? AskedMs { get; set; }

    public long? LastVisit { get; set; }

    public long? LastSuccess { get; set; }

    public long? LastNew { get; set; }

    /// <summary>Failed visits in a row.</summary>
    public long Failures { get; set; }

    public string? Error { get; set; }

    /// <summary>Why it is visited no more; null while it is.</summary>
    public string? Ended { get; set; }

    public long Paused { get; set; }
}

/// <summary>What is remembered of one article's address, or of an item without one.</summary>
internal sealed class ItemState
{
    public required string Key { get; init; }

    public required string Source { get; init; }

    public string? Url { get; set; }

    public string? Guid { get; init; }

    /// <summary>The hint as JSON; its own text is dropped once it was taken.</summary>
    public string? Hint { get; set; }

    /// <summary>Changes when the listing says that the item changed.</summary>
    public required string Stamp { get; set; }

    /// <summary>0 when the listing named it, 1 when a page named it.</summary>
    public long Depth { get; init; }

    public long FirstSeen { get; init; }

    public long? Published { get; init; }

    /// <summary>Next visit; null when there will be none.</summary>
    public long? Due { get; set; }

    /// <summary>Visits that gave a capture, be it a rejected one, or showed that nothing changed.</summary>
    public long Visits { get; set; }

    public long Failures { get; set; }

    public string? Etag { get; set; }

    public string? LastModified { get; set; }

    public string? BodyHash { get; set; }

    public string? Outcome { get; set; }

    public string? Error { get; set; }
}
