using Ingestion.Deduplicator.Consumers;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;

namespace Ingestion.Deduplicator;

/// <summary>What the Deduplicator registers.</summary>
public static class DeduplicatorService
{
    /// <summary>Adds <see cref="IDeduplicator"/> over the registered database, with its tables, and the consumer that asks it.</summary>
    public static IHostApplicationBuilder AddDeduplicator(this IHostApplicationBuilder builder)
    {
        builder.AddRulings();
        builder.Services.AddSingleton<IArticleStore, SqlStore>();
        builder.Services.AddSingleton<IDeduplicator, ArticleDeduplicator>();
        builder.Services.AddSingleton<OwedCorrections>();
        builder.Services.AddHostedService<RulingService>();
        builder.Services.AddSingleton<Window>();
        builder.Services.AddHostedService<WindowService>();
        builder.Services.AddSingleton<IPurge, DeduplicatorPurge>();
        builder.AddReconciler(Stage.Decided);
        return builder.AddConsumer<ArticleFetchedConsumer>(Topology.Deduplicator);
    }
}
