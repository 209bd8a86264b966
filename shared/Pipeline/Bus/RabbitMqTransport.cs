using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ingestion.Pipeline.Bus;

/// <summary>The bus between processes: quorum queues, declared by publishers and readers alike.</summary>
internal static class RabbitMqTransport
{
    public static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit, List<ConsumerRegistration> consumers)
    {
        rabbit.Host(new Uri(context.GetRequiredService<IOptions<BusOptions>>().Value.ConnectionString!));
        rabbit.ConfigureJsonSerializerOptions(BusRegistration.UseContractForm);
        foreach (var queue in consumers.GroupBy(registration => registration.Queue))
        {
            rabbit.ReceiveEndpoint(queue.Key.Name, endpoint =>
            {
                endpoint.SetQuorumQueue();
                BusRegistration.ConfigureEndpoint(context, endpoint, queue);
            });
        }
    }
}
