using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ingestion.Fetcher.Archive;

/// <summary>Not ready while captures cannot be kept: fetching pauses then. Files that nobody knows are told, and keep nobody from work.</summary>
internal sealed class ArchiveHealth(IArchive archive) : IHealthCheck
{
    private const int MostNamed = 5;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(archive.Problem is { } problem ? HealthCheckResult.Unhealthy(problem) : HealthCheckResult.Healthy(Strays()));

    private string? Strays() =>
        archive.Strays.Count == 0
            ? null
            : $"The archive knows nothing of {string.Join(", ", archive.Strays.Take(MostNamed))}{(archive.Strays.Count > MostNamed ? " and others" : "")} in its folder.";
}
