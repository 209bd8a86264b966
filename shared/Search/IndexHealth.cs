using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ingestion.Search;

/// <summary>Ready only while the index answers.</summary>
internal sealed class IndexHealth(IArticleIndex index) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await index.EventsAsync(new EventQuery { Size = 1 }, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (IndexUnavailableException e)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}
