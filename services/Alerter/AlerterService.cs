using Ingestion.Alerter.Alerts;

namespace Ingestion.Alerter;

/// <summary>What the Alerter registers.</summary>
public static class AlerterService
{
    public static IHostApplicationBuilder AddAlerter(this IHostApplicationBuilder builder)
    {
        builder.Services.AddAlertStore();
        return builder;
    }
}
