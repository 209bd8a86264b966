using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication;

/// <summary>Decides what a fetched article is to the ones before it.</summary>
public interface IDeduplicator
{
    /// <summary>
    /// The decision for this revision. Made once and durable when this returns. Asked again (a redelivery), it is the one that
    /// stands: the same, unless a later article or a person has corrected it, and with the corrections that still stand.
    /// </summary>
    Task<Decision> DecideAsync(Article article, CancellationToken cancel);
}
