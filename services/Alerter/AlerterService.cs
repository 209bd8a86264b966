using Ingestion.Alerter.Alerts;
using Ingestion.Alerter.Channels;
using Ingestion.Alerter.Consumers;
using Ingestion.Alerter.Incidents;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;

namespace Ingestion.Alerter;

/// <summary>What the Alerter registers.</summary>
public static class AlerterService
{
    /// <summary>Incidents, alerts and the channels that tell people. Needs the database that the service defaults add.</summary>
    public static IHostApplicationBuilder AddAlerter(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AlerterOptions>().Bind(builder.Configuration.GetSection(AlerterOptions.Section))
            .PostConfigure(options =>
            {
                if (options.PlaceKinds.Count == 0) options.PlaceKinds.AddRange(AlerterOptions.WatchedByDefault);
            })
            .ValidateDataAnnotations()
            .Validate(
                options => options.Webhooks.TrueForAll(IsWebAddress),
                "Every Alerter:Webhooks entry must be an absolute http or https address, such as https://hooks.example.org/ingestion.")
            .ValidateOnStart();
        builder.Services.AddAlertStore();
        builder.Services.AddHttpClient(WebhookChannel.ClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        builder.Services.AddSingleton<IncidentBook>();
        builder.Services.AddSingleton<WebhookChannel>();
        builder.Services.AddSingleton<DeliverySettlement>();
        builder.Services.AddHostedService<DeliverySender>();
        builder.Services.AddSingleton<IPurge, AlerterPurge>();
        return builder.AddConsumer<ArticleEnrichedConsumer>(Topology.Alerter);
    }

    private static bool IsWebAddress(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
