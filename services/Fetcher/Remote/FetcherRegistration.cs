namespace Ingestion.Fetcher.Remote;

/// <summary>Registers the <see cref="IFetcher"/> that a service speaks to.</summary>
public static class FetcherRegistration
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The one of this process, which needs <see cref="FetcherService.AddFetching"/>.</summary>
    public static void AddOwnFetcher(this IServiceCollection services) => services.AddSingleton<IFetcher, OwnFetcher>();

    /// <summary>The one at an address, which ends with a slash.</summary>
    public static void AddDistantFetcher(this IServiceCollection services, Uri address)
    {
        services.AddHttpClient(nameof(DistantFetcher), http => (http.BaseAddress, http.Timeout) = (address, Patience));
        services.AddSingleton<IFetcher, DistantFetcher>();
    }
}
