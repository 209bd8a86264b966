namespace Ingestion.Deduplicator;

/// <summary>What the Deduplicator registers.</summary>
public static class DeduplicatorService
{
    public static IHostApplicationBuilder AddDeduplicator(this IHostApplicationBuilder builder) => builder;
}
