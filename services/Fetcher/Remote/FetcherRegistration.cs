using System.Net.Http.Headers;

namespace Ingestion.Fetcher.Remote;

/// <summary>Registers the <see cref="IFetcher"/> that a service speaks to.</summary>
public static class FetcherRegistration
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The one of this process, which needs <see cref="FetcherService.AddFetching"/>.</summary>
    public static void AddOwnFetcher(this IServiceCollection services) => services.AddSingleton<IFetcher, OwnFetcher>();

    /// <param name="services">Where it is registered.</param>
    /// <param name="address">Where the one of another process is; ends with a slash.</param>
    /// <param name="key">What it asks for before it changes something; null where it asks for nothing.</param>
    public static void AddDistantFetcher(this IServiceCollection services, Uri address, string? key)
    {
        services.AddHttpClient(nameof(DistantFetcher), http =>
        {
            (http.BaseAddress, http.Timeout) = (address, Patience);
            http.ShowKey(key);
        });
        services.AddSingleton<IFetcher, DistantFetcher>();
    }

    /// <summary>Every request shows the key, if there is one.</summary>
    public static void ShowKey(this HttpClient http, string? key)
    {
        if (!string.IsNullOrEmpty(key)) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }
}
