using Ingestion.Alerter.Alerts;
using Ingestion.Alerter.Incidents;

namespace Ingestion.Alerter;

/// <summary>What the Alerter registers.</summary>
public static class AlerterService
{
    public static IHostApplicationBuilder AddAlerter(this IHostApplicationBuilder builder)
    {
        foreach (var step in AlerterTables.Migrations) builder.Services.AddSingleton(step);
        builder.Services.AddSingleton<AlertStore>();
        return builder;
    }
}
