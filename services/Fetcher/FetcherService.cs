namespace Ingestion.Fetcher;

/// <summary>What the Fetcher registers.</summary>
public static class FetcherService
{
    public static IHostApplicationBuilder AddFetcher(this IHostApplicationBuilder builder) => builder;
}
