namespace Ingestion.Indexer;

/// <summary>What the Indexer registers.</summary>
public static class IndexerService
{
    public static IHostApplicationBuilder AddIndexer(this IHostApplicationBuilder builder) => builder;
}
