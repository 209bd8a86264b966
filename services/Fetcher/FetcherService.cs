using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Ingesting;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Sources;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher;

/// <summary>What the Fetcher registers.</summary>
public static class FetcherService
{
    /// <summary>Fetches by itself what its sources publish. Needs the database, and captures: <see cref="Captures.CaptureRegistration.AddCaptures"/>.</summary>
    public static IHostApplicationBuilder AddFetcher(this IHostApplicationBuilder builder)
    {
        builder.AddFetching();
        builder.Services.AddHostedService<SourcePoller>();
        return builder;
    }

    /// <summary>Everything but the polling: what the verb <c>ingest</c> needs.</summary>
    public static IHostApplicationBuilder AddFetching(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<FetcherOptions>().Bind(builder.Configuration.GetSection(FetcherOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FetcherOptions>, FetcherOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(PollTables.First);
        services.AddSingleton(ArchiveIndex.Migration);
        services.AddSingleton<IArchive, WarcArchive>();
        services.AddSingleton<HttpClients>();
        services.AddSingleton<SafeHttp>();
        services.AddSingleton<HostGate>();
        services.AddSingleton<SourceCatalog>();
        services.AddSingleton<PollStore>();
        services.AddSingleton<PoliteHttp>();
        services.AddSingleton<ListingVisitor>();
        services.AddSingleton<ItemVisitor>();
        services.AddSingleton<SourceVisitor>();
        services.AddSingleton<SourceIngestor>();
        return builder;
    }
}
