using Ingestion.Contracts.V1;

namespace Ingestion.Pipeline.Bus;

/// <summary>
/// Every queue of the product, in one place. Publishers declare them as well as readers, before they publish: a service
/// that runs alone for a day fills the others' queues and loses nothing.
/// </summary>
public static class Topology
{
    public static QueueDefinition Deduplicator { get; } = new("deduplicator", typeof(ArticleFetched));

    public static QueueDefinition EntityExtractor { get; } = new("entity-extractor", typeof(ArticleAdmitted), typeof(ArticleFolded));

    public static QueueDefinition Indexer { get; } = new("indexer", typeof(ArticleEnriched));

    public static QueueDefinition Alerter { get; } = new("alerter", typeof(ArticleEnriched));

    public static IReadOnlyList<QueueDefinition> All { get; } = [Deduplicator, EntityExtractor, Indexer, Alerter];
}
