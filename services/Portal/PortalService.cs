using Ingestion.Alerter.Alerts;
using Ingestion.Deduplicator;
using Ingestion.EntityExtractor;
using Ingestion.Ledger;
using Ingestion.Portal.Api;
using Ingestion.Portal.Correcting;
using Ingestion.Portal.Feeds;
using Ingestion.Portal.Pages;
using Ingestion.Portal.Pages.Common;
using Ingestion.Portal.Sourcing;
using Ingestion.Portal.Stored;
using Ingestion.Portal.Web;
using Ingestion.Search;
using Microsoft.AspNetCore.DataProtection;

namespace Ingestion.Portal;

/// <summary>What the Portal registers and serves.</summary>
public static class PortalService
{
    /// <summary>Adds what the portal reads (ledger, index, alerts, sources and archive of the Fetcher it reaches) and how it answers.</summary>
    public static IHostApplicationBuilder AddPortal(this IHostApplicationBuilder builder)
    {
        builder.AddLedger();
        builder.AddSearch();
        builder.Services.AddAlertStore();
        builder.AddRulings();
        builder
            .Services.AddOptions<PortalOptions>()
            .Bind(builder.Configuration.GetSection(PortalOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<WriteKey>();
        builder.Services.AddSingleton<PortalForms>();
        builder.AddFetcherReach();
        builder.AddCorrections();
        builder.Services.AddSingleton<CorrectionDesk>();
        builder.Services.AddSingleton<CountryNames>();
        builder.Services.AddSingleton<StoredPages>();
        builder.AddProposals();
        builder.Services.ConfigureHttpJsonOptions(PortalJson.Configure);
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi("v1", OpenApiText.Configure);
        builder.Services.AddRazorComponents();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        WithoutKeysOnDisk(builder.Services);
        return builder;
    }

    /// <summary>
    /// The form's token lives as long as the process and needs no kept key; the framework's start would write one into the home folder of
    /// whoever runs this, although the provider is ephemeral.
    /// </summary>
    private static void WithoutKeysOnDisk(IServiceCollection services)
    {
        var starts = services
            .Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(DataProtectionBuilderExtensions).Assembly)
            .ToList();
        foreach (var start in starts)
            services.Remove(start);
    }

    /// <summary>A group whose endpoints, another service's in the portal's process, change something only for who shows the portal's key.</summary>
    /// <param name="app">Where they are mapped.</param>
    /// <param name="trusted">Requests that need no key; null for none.</param>
    public static RouteGroupBuilder MapWithPortalKey(this IEndpointRouteBuilder app, Func<HttpRequest, bool>? trusted = null)
    {
        var group = app.MapGroup("").AddEndpointFilter<ApiFailures>();
        return group.AddEndpointFilter((context, next) => trusted?.Invoke(context.HttpContext.Request) == true
            ? next(context)
            : new WriteKeyFilter(context.HttpContext.RequestServices.GetRequiredService<WriteKey>()).InvokeAsync(context, next));
    }

    /// <summary>Serves the API, its description, the feed and the pages; what no other endpoint answers is answered here.</summary>
    public static void MapPortal(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi();
        var portal = app.MapGroup("").AddEndpointFilter<SecurityHeaders>();
        AssetFiles.Map(portal);
        var api = portal
            .MapGroup("/api")
            .AddEndpointFilter<ApiFailures>()
            .AddEndpointFilter<WriteKeyFilter>()
            .ProducesProblem(400)
            .ProducesProblem(401)
            .ProducesProblem(503);
        ArticlesApi.Map(api);
        RulingsApi.Map(api);
        CorrectionsApi.Map(api);
        AlertsApi.Map(api);
        LedgerApi.Map(api);
        SourcesRelay.Map(api);
        ProposalsApi.Map(api);
        api.MapFallback(() => ApiFailures.NotFound("The API has no such address. /openapi/v1.json lists those there are.")).ExcludeFromDescription();
        portal
            .MapGroup("/feeds")
            .AddEndpointFilter<ApiFailures>()
            .MapGet("/alerts.atom", AlertsFeed.GetAsync)
            .WithName("AlertsFeed")
            .WithSummary("Alerts as an Atom feed.");
        AllPages.Map(portal.MapGroup("").AddEndpointFilter<PageFailures>().ExcludeFromDescription());
    }
}
