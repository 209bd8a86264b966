using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication;

/// <summary>Decides what a fetched article is to the ones before it.</summary>
public interface IDeduplicator
{
    /// <summary>
    /// The decision for this revision. Made once and durable when this returns; asked again (a redelivery), it is the same.
    /// </summary>
    Task<Decision> DecideAsync(Article article, CancellationToken cancel);
}
