using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;

namespace Ingestion.Ledger;

/// <summary>A capture as the ledger knows it.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why it was rejected, in a sentence.</param>
public sealed record CaptureEntry(
    CaptureId Id,
    string Source,
    string? Url,
    string BodyHash,
    DateTimeOffset Fetched,
    CaptureState State = CaptureState.Stored,
    string? Reason = null
);

[JsonConverter(typeof(SnakeCaseEnum<CaptureState>))]
public enum CaptureState
{
    /// <summary>Archived; its articles are not extracted yet.</summary>
    Stored,

    /// <summary>Gave at least one new revision.</summary>
    Accepted,

    /// <summary>Everything it gave was known.</summary>
    Unchanged,

    /// <summary>Leads to articles and is none.</summary>
    Listing,

    /// <summary>No article, with a reason.</summary>
    Rejected,
}

/// <summary>The stages between services; the message of each is what the service publishes.</summary>
public enum Stage { Fetched, Decided, Enriched }

/// <summary>The broker holds the message of a revision's stage.</summary>
/// <param name="Turn"><see cref="Decision.Turn"/> in that message; 0 while there is none.</param>
public sealed record Confirmation(RevisionId Revision, Stage Stage, int Turn);

/// <summary>A revision with all that the stages have recorded so far.</summary>
public sealed record PendingRevision(Article Article, Decision? Decision, Enrichment? Enrichment)
{
    public RevisionId Id => new(Article.Id, Article.Revision);

    /// <summary>Article whose document this belongs to when it is a copy; null when it has its own.</summary>
    public ArticleId? Original { get; init; }
}

/// <summary>A whole document: what the index must hold under <see cref="Version"/>.</summary>
/// <param name="Id">The article whose document it is.</param>
/// <param name="Version">External version: 1 and up, only grows.</param>
/// <param name="Newest">Newest enriched revision; null while there is none, and when <paramref name="Vacated"/>.</param>
/// <param name="Copies">Newest enriched revision of every copy, in order of acceptance.</param>
/// <param name="Vacated">True when the article has become a copy of another: its document is to be removed.</param>
public sealed record DocumentState(ArticleId Id, long Version, PendingRevision? Newest, IReadOnlyList<PendingRevision> Copies, bool Vacated);

/// <summary>What became of a revision.</summary>
public sealed record RevisionState(
    RevisionId Id,
    string Title,
    string? Url,
    string Outlet,
    DateTimeOffset? Published,
    Outcome Outcome,
    string? Reason,
    ArticleId? Original,
    int Events
);

[JsonConverter(typeof(SnakeCaseEnum<Outcome>))]
public enum Outcome { InFlight, Indexed, Folded, Rejected, Quarantined }

/// <summary>accepted = indexed + folded + rejected + quarantined + in_flight, at any moment.</summary>
public sealed record LedgerSum(long Accepted, long Indexed, long Folded, long Rejected, long Quarantined, long InFlight);

/// <summary>Revisions in flight by the service whose turn it is; one may wait for the indexer and the alerter at once.</summary>
public sealed record WaitingRevisions(long Deduplicator, long EntityExtractor, long Indexer, long Alerter);

[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(LedgerSum))]
[JsonSerializable(typeof(WaitingRevisions))]
[JsonSerializable(typeof(RevisionState))]
[JsonSerializable(typeof(CaptureEntry))]
public sealed partial class LedgerJsonContext : JsonSerializerContext;
