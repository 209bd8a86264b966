using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ingestion.Fetcher.Archive;

/// <summary>Not ready while captures cannot be kept: fetching pauses then.</summary>
internal sealed class ArchiveHealth(IArchive archive) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(archive.Problem is { } problem ? HealthCheckResult.Unhealthy(problem) : HealthCheckResult.Healthy());
}
