using Ingestion.Contracts.V1;

namespace Ingestion.Search;

/// <summary>One article's whole state in the index at <paramref name="Version"/>; without a document it is to be removed.</summary>
public sealed record IndexWrite(ArticleId Id, long Version, ArticleDocument? Article, IReadOnlyList<EventDocument> Events)
{
    /// <summary>Takes the article and its events out of the index: it became a copy of another, or was purged.</summary>
    public static IndexWrite Removal(ArticleId id, long version) => new(id, version, null, []);
}

/// <summary>What became of one write; <c>Reason</c> says why it was rejected and is null otherwise.</summary>
public sealed record WriteResult(ArticleId Id, long Version, WriteOutcome Outcome, string? Reason = null);

/// <summary><c>Written</c>: it is there. <c>Stale</c>: a newer version already was. <c>Rejected</c>: the index refuses this document for
/// good.</summary>
public enum WriteOutcome { Written, Stale, Rejected }
