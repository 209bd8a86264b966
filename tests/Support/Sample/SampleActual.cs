using Ingestion.Contracts.V1;

namespace Ingestion.Tests.Sample;

/// <summary>What the running product made of one page, or of one part of a page, in the words of <see cref="ExpectedArticle"/>.</summary>
public sealed record ActualArticle
{
    /// <summary>indexed, folded, parts, listing or rejected.</summary>
    public required string Outcome { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public string? Text { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Language { get; init; }

    public bool Analysed { get; init; }

    public Relation? Relation { get; init; }

    /// <summary>As <c>outlet/path</c>.</summary>
    public string? Original { get; init; }

    public int Revisions { get; init; } = 1;

    public IReadOnlyList<ControlEvent> Events { get; init; } = [];

    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];

    public IReadOnlyList<Retraction> Retractions { get; init; } = [];

    public bool Alert { get; init; }

    public IReadOnlyList<ActualArticle> Parts { get; init; } = [];
}

/// <summary>What the running product holds about one incident.</summary>
public sealed record ActualIncident
{
    public required string Place { get; init; }

    public string? Admin1 { get; init; }

    public required ControlAction Action { get; init; }

    public required ClaimStatus Status { get; init; }

    public required int Sources { get; init; }

    public required IReadOnlyList<string> Outlets { get; init; }
}
