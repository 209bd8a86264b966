using Ingestion.Ledger;
using Ingestion.Search.Embedded;
using Ingestion.Search.Engines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Ingestion.Search;

/// <summary>Registers the index.</summary>
public static class SearchRegistration
{
    /// <summary>
    /// Adds <see cref="IArticleIndex"/> and its health. The embedded one is made ready before any other hosted service starts and
    /// needs the ledger's database; an engine is waited for in the background.
    /// </summary>
    public static IHostApplicationBuilder AddSearch(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(IArticleIndex))) return builder;
        services.AddOptions<SearchOptions>().Bind(builder.Configuration.GetSection(SearchOptions.Section))
            .PostConfigure(options => options.Url ??= builder.Configuration.GetConnectionString(options.Engine.ToLowerInvariant()))
            .ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IPurge, IndexPurge>();
        services.AddHealthChecks().AddCheck<IndexHealth>("index");
        var engine = builder.Configuration[$"{SearchOptions.Section}:{nameof(SearchOptions.Engine)}"];
        if (engine is null || new SearchOptions { Engine = engine }.IsEmbedded) AddEmbedded(services);
        else AddEngine(services);
        return builder;
    }

    private static void AddEmbedded(IServiceCollection services)
    {
        services.AddSingleton<IArticleIndex, EmbeddedIndex>();
        services.AddHostedService<EmbeddedStartup>();
    }

    private static void AddEngine(IServiceCollection services)
    {
        services.AddSingleton(provider => EngineOptions.Of(provider.GetRequiredService<IOptions<SearchOptions>>().Value));
        services.AddHttpClient(HttpElastic.Client, HttpElastic.Configure);
        services.AddSingleton<IElastic>(WayTo);
        services.AddSingleton<IArticleIndex, EngineIndex>();
        services.AddHostedService<EngineStartup>();
    }

    /// <summary>OpenSearch refuses the media type of Elasticsearch's client.</summary>
    private static IElastic WayTo(IServiceProvider provider)
    {
#if ELASTIC_CLIENT
        var engine = provider.GetRequiredService<EngineOptions>();
        if (engine.Kind == EngineKind.Elasticsearch) return new ElasticClientAdapter(engine);
#endif
        return ActivatorUtilities.CreateInstance<HttpElastic>(provider);
    }
}
