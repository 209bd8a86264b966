using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>One thing that one revision of an article says: a change of control, or that an earlier report was wrong.</summary>
internal sealed record Report
{
    public required ArticleId Article { get; init; }

    public required int Revision { get; init; }

    /// <summary>0, 1, 2… within the revision.</summary>
    public required int Ordinal { get; init; }

    public required string TextHash { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public required string Outlet { get; init; }

    /// <summary>Outlet or agency the text comes from, when not <see cref="Outlet"/>.</summary>
    public string? Origin { get; init; }

    /// <summary>Articles whose text this sentence is also in, the head of its own cluster included.</summary>
    public IReadOnlyList<ArticleId> SharedWith { get; init; } = [];

    /// <summary>When it was published.</summary>
    public required DateTimeOffset Said { get; init; }

    /// <summary>When it was fetched.</summary>
    public required DateTimeOffset Learned { get; init; }

    public required DayRange Days { get; init; }

    /// <summary>Folded spelling of the place.</summary>
    public required string Name { get; init; }

    public PlaceId? PlaceId { get; init; }

    /// <summary>What it reports; null for a retraction.</summary>
    public ControlEvent? Event { get; init; }

    /// <summary>What it takes back; null for a report.</summary>
    public EventEvidence? TakesBack { get; init; }

    [JsonIgnore]
    public ReportKey Key => new(Article, Revision, Ordinal);

    /// <summary>Who is behind the words: the origin where there is one.</summary>
    [JsonIgnore]
    public string Source => Spelling.Fold(Origin ?? Outlet);
}

/// <summary>Which report of which revision.</summary>
internal readonly record struct ReportKey(ArticleId Article, int Revision, int Ordinal);
