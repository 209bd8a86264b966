using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingestion.Deduplicator;

/// <summary>What the Deduplicator registers.</summary>
public static class DeduplicatorService
{
    /// <summary>Adds <see cref="IDeduplicator"/> over the registered database, with its tables.</summary>
    public static IHostApplicationBuilder AddDeduplicator(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<DeduplicationOptions>().Bind(builder.Configuration.GetSection(DeduplicationOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(DeduplicatorSchema.First);
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<DeduplicationOptions>>().Value);
        builder.Services.AddSingleton<IArticleStore, SqlStore>();
        builder.Services.AddSingleton<IDeduplicator, ArticleDeduplicator>();
        return builder;
    }
}
