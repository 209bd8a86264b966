using Ingestion.Indexer.Consumers;
using Ingestion.Indexer.Writing;
using Ingestion.Pipeline.Bus;
using Ingestion.Pipeline.Telemetry;
using Ingestion.Search;

namespace Ingestion.Indexer;

/// <summary>What the Indexer registers.</summary>
public static class IndexerService
{
    public static IHostApplicationBuilder AddIndexer(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BulkWriter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BulkWriter>());
        builder.Services.AddSingleton<DocumentWriter>();
        builder.AddSearch();
        builder.AddLedgerMeter();
        return builder.AddConsumer<ArticleEnrichedConsumer>(Topology.Indexer);
    }
}
