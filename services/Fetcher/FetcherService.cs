using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Ingesting;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Remote;
using Ingestion.Fetcher.Robots;
using Ingestion.Fetcher.Sources;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher;

/// <summary>What the Fetcher registers.</summary>
public static class FetcherService
{
    /// <summary>Fetches by itself what its sources publish. Needs the database, and captures: <see
    /// cref="Captures.CaptureRegistration.AddCaptures"/>.</summary>
    public static IHostApplicationBuilder AddFetcher(this IHostApplicationBuilder builder)
    {
        builder.AddFetching();
        builder.Services.AddPolling();
        return builder;
    }

    /// <summary>Everything but the polling: what the verb <c>ingest</c> needs.</summary>
    public static IHostApplicationBuilder AddFetching(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<FetcherOptions>().Bind(builder.Configuration.GetSection(FetcherOptions.Section)).ValidateOnStart();
        builder.Services.AddArchive();
        builder.Services.AddSources();
        builder.Services.AddOwnFetcher();
        return builder;
    }

    /// <summary>The visits by themselves; needs <see cref="AddArchive"/> and <see cref="AddSources"/>.</summary>
    internal static void AddPolling(this IServiceCollection services) => services.AddHostedService<SourcePoller>().AddHostedService<SourceWatch>();

    /// <summary>Where captures are kept: the folder and sizes of <see cref="FetcherOptions"/>. Needs the database.</summary>
    public static void AddArchive(this IServiceCollection services)
    {
        services.AddSingleton(ArchiveIndex.Migration);
        services.AddSingleton(ArchiveIndex.Sources);
        services.AddHealthChecks().AddCheck<ArchiveHealth>("archive");
        services.AddSingleton<IArchive, WarcArchive>();
    }

    /// <summary>How sources are visited; needs an <c>ICaptureIntake</c> from elsewhere.</summary>
    internal static void AddSources(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FetcherOptions>, FetcherOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(PollTables.First);
        services.AddSingleton(PollTables.WithoutGuids);
        services.AddSingleton(PollTables.ItemsInOrder);
        services.AddSingleton<HttpClients>();
        services.AddSingleton<SafeHttp>();
        services.AddSingleton(HostStore.Migration);
        services.AddSingleton<HostStore>();
        services.AddSingleton<HostGate>();
        services.AddSingleton<RobotsCache>();
        services.AddSingleton(AddedSources.Migration);
        services.AddSingleton(s => new AddedSources(s.GetRequiredService<IDatabase>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SourceCatalog>();
        services.AddSingleton<SourceAdmission>();
        services.AddSingleton<PollStore>();
        services.AddSingleton(GapStore.Migration);
        services.AddSingleton<GapStore>();
        services.AddSingleton(s => new SourceStatuses(
            s.GetRequiredService<SourceCatalog>(),
            s.GetRequiredService<IDatabase>(),
            s.GetRequiredService<GapStore>(),
            s.GetRequiredService<IOptions<FetcherOptions>>(),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<VisitsUnderWay>();
        services.AddSingleton(s => new SourceControl(
            s.GetRequiredService<IDatabase>(),
            s.GetRequiredService<PollStore>(),
            s.GetRequiredService<VisitsUnderWay>(),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IPurge, FetcherPurge>();
        services.AddSingleton<PoliteHttp>();
        services.AddSingleton<ListingVisitor>();
        services.AddSingleton<WarcVisitor>();
        services.AddSingleton<ItemVisitor>();
        services.AddSingleton<SourceVisitor>();
        services.AddSingleton(s => new SourceTrial(
            s.GetRequiredService<ListingVisitor>(),
            s.GetRequiredService<PoliteHttp>(),
            s.GetRequiredService<IOptions<FetcherOptions>>(),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(s => new SourceIngestor(
            s.GetRequiredService<ICaptureIntake>(),
            s.GetRequiredService<PoliteHttp>(),
            s.GetRequiredService<IOptions<FetcherOptions>>(),
            s.GetRequiredService<TimeProvider>()
        ));
    }
}
