namespace Ingestion.Portal;

/// <summary>What the Portal registers.</summary>
public static class PortalService
{
    public static IHostApplicationBuilder AddPortal(this IHostApplicationBuilder builder) => builder;
}
