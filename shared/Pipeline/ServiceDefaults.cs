using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;
using Ingestion.Pipeline.Health;
using Ingestion.Pipeline.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingestion.Pipeline;

/// <summary>What every service has, whatever it does.</summary>
public static class ServiceDefaults
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(30);

    /// <summary>State, health, telemetry and draining. Call first, then the service's own registration, then the bus.</summary>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder)
    {
        builder.AddLedger();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTime);
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        TelemetryExport.AddTo(builder);
        return builder;
    }

    /// <summary><c>/health</c>: ready for work, with the reason when not. <c>/alive</c>: the process answers.</summary>
    public static void MapServiceDefaults(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks(
            "/health",
            new HealthCheckOptions
            {
                ResponseWriter = HealthReportWriter.WriteAsync,
                Predicate = check => check.Name != BusRegistration.OwnHealthOfBus,
            }
        );
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false });
    }
}
