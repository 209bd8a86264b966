using Ingestion.EntityExtractor.Consumers;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingestion.EntityExtractor;

/// <summary>What the EntityExtractor registers.</summary>
public static class EntityExtractorService
{
    /// <summary>Registers <see cref="IEnricher"/> and the consumer that asks it, with the options of section <c>EntityExtractor</c>, checked at start.</summary>
    public static IHostApplicationBuilder AddEntityExtractor(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<EntityExtractorOptions>().BindConfiguration(EntityExtractorOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<EntityExtractorOptions>, OptionsCheck>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => Load(services.GetRequiredService<IOptions<EntityExtractorOptions>>().Value));
        builder.Services.AddSingleton<IEnricher, Enricher>();
        builder.Services.AddHostedService<KnowledgeRefresher>();
        builder.AddReconciler(Stage.Enriched);
        return builder.AddConsumer<ArticleConsumer>(Topology.EntityExtractor);
    }

    private static KnowledgeSource Load(EntityExtractorOptions options) => new(Knowledge.Load([.. options.Gazetteers], [.. options.Catalogues]));
}
