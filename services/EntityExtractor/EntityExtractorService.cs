namespace Ingestion.EntityExtractor;

/// <summary>What the EntityExtractor registers.</summary>
public static class EntityExtractorService
{
    public static IHostApplicationBuilder AddEntityExtractor(this IHostApplicationBuilder builder) => builder;
}
