using Ingestion.EntityExtractor.Consumers;
using Ingestion.EntityExtractor.Correcting;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Proposing;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;

namespace Ingestion.EntityExtractor;

/// <summary>What the EntityExtractor registers.</summary>
public static class EntityExtractorService
{
    /// <summary>Registers <see cref="IEnricher"/>, <see cref="Corrections"/> over the registered database with their table, and the consumer that
    /// asks both, with the options of section <c>EntityExtractor</c>, checked at start.</summary>
    public static IHostApplicationBuilder AddEntityExtractor(this IHostApplicationBuilder builder)
    {
        builder.AddCorrections();
        builder.Services.AddSingleton<IEnricher, Enricher>();
        builder.Services.AddSingleton<IPurge, CorrectionsPurge>();
        builder.AddProposals();
        builder.Services.AddSingleton<UnknownNames>();
        builder.Services.AddSingleton<IPurge, UnknownNamesPurge>();
        builder.Services.AddHostedService<KnowledgeRefresher>();
        builder.Services.AddHostedService<KnownNamesService>();
        builder.AddReconciler(Stage.Enriched);
        return builder.AddConsumer<ArticleConsumer>(Topology.EntityExtractor);
    }
}
