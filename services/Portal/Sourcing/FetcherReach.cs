using Ingestion.Fetcher.Remote;
using Ingestion.Portal.Web;
using Microsoft.Extensions.Options;

namespace Ingestion.Portal.Sourcing;

/// <summary>How the portal reaches the Fetcher: in its own process, at <see cref="PortalOptions.Fetcher"/>, or not at all.</summary>
internal static class FetcherReach
{
    public const string OutOfReach =
        "This portal runs apart from the Fetcher and has not been told where it is: set Portal:Fetcher to its address, such as http://localhost:8081.";

    public static void AddFetcherReach(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(IFetcher))) return;
        builder.Services.AddHttpClient(nameof(SourcesForwarder)).ConfigureHttpClient(
            (services, http) =>
            {
                var options = services.GetRequiredService<IOptions<PortalOptions>>().Value;
                http.BaseAddress = options.FetcherAddress;
                http.ShowKey(options.Key);
            });
        builder.Services.AddSingleton<SourcesForwarder>();
        if (builder.Configuration.GetSection(PortalOptions.Section).Get<PortalOptions>() is { FetcherAddress: { } address } options)
            builder.Services.AddDistantFetcher(address, options.Key);
    }
}
