using Ingestion.Pipeline.Bus;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Ingestion.Pipeline.Health;

/// <summary>Ready only while the broker takes and gives messages; says which, why not, and what to do.</summary>
internal sealed class BrokerHealth(IBusControl bus, IOptions<BusOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = bus.CheckHealth();
        return Task.FromResult(
            health.Status == BusHealthStatus.Healthy ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(Sentence(health))
        );
    }

    private string Sentence(BusHealthResult health)
    {
        var reason = Reasons(health).FirstOrDefault() ?? "it has not answered yet";
        var remedy =
            reason.Contains("refused", StringComparison.OrdinalIgnoreCase) && reason.Contains("ACCESS", StringComparison.OrdinalIgnoreCase)
            || reason.Contains("login", StringComparison.OrdinalIgnoreCase)
                ? "Check user and password, and that the user may configure, write and read in this virtual host (rabbitmqctl set_permissions)."
                : "Check that it runs, and host, port and virtual host; it is tried again by itself.";
        return $"The broker at Bus:ConnectionString={Address()} cannot be used: {reason.TrimEnd('.')}. {remedy}";
    }

    /// <summary>The innermost words say most.</summary>
    private static IEnumerable<string> Reasons(BusHealthResult health)
    {
        IEnumerable<Exception?> failures = [health.Exception, .. health.Endpoints.Values.Select(endpoint => endpoint.Exception)];
        return failures.OfType<Exception>().Select(failure => failure.GetBaseException().Message);
    }

    /// <summary>Without the password.</summary>
    private string Address() => Uri.TryCreate(options.Value.ConnectionString, UriKind.Absolute, out var uri)
        ? new UriBuilder(uri) { Password = "" }.Uri.ToString()
        : "memory";
}
