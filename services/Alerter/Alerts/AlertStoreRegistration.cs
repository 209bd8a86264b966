using Ingestion.Alerter.Incidents;

namespace Ingestion.Alerter.Alerts;

/// <summary>Registers the read side of the alerts, for every service that shows them.</summary>
public static class AlertStoreRegistration
{
    /// <summary>Adds <see cref="AlertStore"/> and the tables it reads, once.</summary>
    public static IServiceCollection AddAlertStore(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(AlertStore))) return services;
        foreach (var step in AlerterTables.Migrations) services.AddSingleton(step);
        return services.AddSingleton<AlertStore>();
    }
}
