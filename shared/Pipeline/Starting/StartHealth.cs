using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ingestion.Pipeline.Starting;

/// <summary>Ready only once the services have started.</summary>
internal sealed class StartHealth(PatientStart start) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(start.Reason is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy());
}
