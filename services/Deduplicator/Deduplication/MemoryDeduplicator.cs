using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Storing;

namespace Ingestion.Deduplicator.Deduplication;

/// <summary>The deduplicator over this process's memory: for batches, where nothing need outlive the run. Safe for concurrent use.</summary>
public sealed class MemoryDeduplicator : IDeduplicator
{
    private readonly MemoryStore _store;
    private readonly ArticleDeduplicator _deduplicator;

    public MemoryDeduplicator(DeduplicationOptions options)
    {
        _store = new MemoryStore(options);
        _deduplicator = new ArticleDeduplicator(_store, options);
    }

    public Task<Decision> DecideAsync(Article article, CancellationToken cancel) => _deduplicator.DecideAsync(article, cancel);

    /// <summary>The decision that stands by now for a revision; null when it is not decided.</summary>
    public Task<Decision?> StandingAsync(RevisionId revision, CancellationToken cancel) => _store.StandingAsync(revision, cancel);
}
