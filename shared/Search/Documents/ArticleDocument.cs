using Ingestion.Contracts.V1;

namespace Ingestion.Search;

/// <summary>
/// What the index holds of one article: flat, multi-valued fields that can be searched, filtered and counted, and one part,
/// <see cref="Display"/>, that is only kept to be shown. Its copies are part of it and have no document of their own.
/// </summary>
public sealed record ArticleDocument
{
    public required ArticleId Id { get; init; }

    /// <summary>Grows with every revision, fold and correction; see <see cref="IArticleIndex.WriteAsync"/>.</summary>
    public required long Version { get; init; }

    public string? Url { get; init; }

    /// <summary>Who published the original.</summary>
    public required string Outlet { get; init; }

    /// <summary>Everybody who published it: the original's outlet first, then those of its copies, each once.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    public IReadOnlyList<CopyDocument> Copies { get; init; } = [];

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/>; evidence offsets count in the text with this hash.</summary>
    public required string TextHash { get; init; }

    public required int Revision { get; init; }

    public required CaptureId Capture { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public required DateTimeOffset Fetched { get; init; }

    /// <summary>What it is ordered and limited in time by: when it was published; when it was fetched, if nothing says so.</summary>
    public DateTimeOffset Date => Published ?? Fetched;

    public string? Language { get; init; }

    /// <summary>False when the language has no analyser: that no event was found then says nothing.</summary>
    public bool Analysed { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public PageType Type { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Outlet or agency whose text this is, when it says so.</summary>
    public string? Origin { get; init; }

    public IReadOnlyList<string> Persons { get; init; } = [];

    public IReadOnlyList<string> Organisations { get; init; } = [];

    public IReadOnlyList<string> ArmedGroups { get; init; } = [];

    /// <summary>Canonical names of every place mentioned, of any kind.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    public IReadOnlyList<string> Districts { get; init; } = [];

    public IReadOnlyList<string> Admin1s { get; init; } = [];

    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>The one to three places it is about.</summary>
    public IReadOnlyList<string> Focus { get; init; } = [];

    /// <summary>Statuses of its events that are news (not background).</summary>
    public IReadOnlyList<ClaimStatus> Statuses { get; init; } = [];

    /// <summary>Sides that gain or lose in its events that are news.</summary>
    public IReadOnlyList<string> Sides { get; init; } = [];

    /// <summary>True when it reports at least one change of control as news.</summary>
    public bool HasEvent { get; init; }

    /// <summary>True when one of its events is new and claimed, confirmed or contested.</summary>
    public bool Alert { get; init; }

    public required ArticleDisplay Display { get; init; }
}

/// <summary>A folded copy: who else published the text, and what it adds.</summary>
public sealed record CopyDocument
{
    public required ArticleId Id { get; init; }

    public string? Url { get; init; }

    public required string Outlet { get; init; }

    public required string Title { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary>The passages that the original lacks, as they stand in the copy.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Why it was folded.</summary>
    public required string Reason { get; init; }

    /// <summary>The person who folded it; null when texts were compared.</summary>
    public string? RuledBy { get; init; }
}

/// <summary>What a reader is shown beside the text. Stored, never searched.</summary>
public sealed record ArticleDisplay
{
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    public string? Source { get; init; }

    /// <summary>Those credited as authors that are no people.</summary>
    public IReadOnlyList<string> AuthorOrganisations { get; init; } = [];

    public string? PublishedFrom { get; init; }

    public string? Dateline { get; init; }

    public string? Image { get; init; }

    public bool? Paywalled { get; init; }

    public required Decision Decision { get; init; }

    /// <summary>Mentions and events with their offsets in the article's text.</summary>
    public required Enrichment Enrichment { get; init; }
}
