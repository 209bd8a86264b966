using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ingestion.Pipeline.Bus;

/// <summary>
/// The bus between processes. Whoever connects declares every queue before it publishes (again after each reconnect); a
/// publish is confirmed, and an error when no queue takes it.
/// </summary>
internal static class RabbitMqTransport
{
    private static readonly HashSet<string> Routed = [.. Topology.All.SelectMany(queue => queue.Messages).Select(ExchangeNames.Of)];

    public static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit, List<ConsumerRegistration> consumers)
    {
        rabbit.Host(new Uri(context.GetRequiredService<IOptions<BusOptions>>().Value.ConnectionString!), host => host.PublisherConfirmation = true);
        rabbit.ConfigureJsonSerializerOptions(BusRegistration.UseContractForm);
        rabbit.MessageTopology.SetEntityNameFormatter(new ExchangeNames(rabbit.MessageTopology.EntityNameFormatter));
        rabbit.DeployPublishTopology = true;
        rabbit.ConfigurePublish(publish => publish.UseExecute(RequireQueue));
        foreach (var queue in Topology.All)
        {
            foreach (var message in queue.Messages) rabbit.Publish(message, publish => RabbitMqQueues.Declare(publish, message, queue));
        }

        foreach (var queue in consumers.GroupBy(registration => registration.Queue)) Read(context, rabbit, queue.Key, queue);
    }

    private static void Read(
        IBusRegistrationContext context,
        IRabbitMqBusFactoryConfigurator rabbit,
        QueueDefinition queue,
        IEnumerable<ConsumerRegistration> consumers
    )
    {
        rabbit.ReceiveEndpoint(queue.Name, endpoint =>
        {
            RabbitMqQueues.Main(endpoint, queue);
            endpoint.ConfigureConsumeTopology = false;
            BusRegistration.ConfigureEndpoint(context, endpoint, consumers);
        });
        rabbit.ReceiveEndpoint(RabbitMqQueues.SuspectOf(queue), endpoint =>
        {
            RabbitMqQueues.Suspect(endpoint, queue);
            endpoint.ConfigureConsumeTopology = false;
            BusRegistration.ConfigureEndpoint(context, endpoint, consumers);
            endpoint.PrefetchCount = 1;
            endpoint.ConcurrentMessageLimit = 1;
        });
        rabbit.ReceiveEndpoint(RabbitMqQueues.QuarantineOf(queue), endpoint =>
        {
            RabbitMqQueues.Quarantine(endpoint);
            endpoint.ConfigureConsumeTopology = false;
            endpoint.PublishFaults = false;
            endpoint.UseConsumeFilter(typeof(DeliveryFilter<>), context);
            endpoint.ConfigureConsumer<CrashConsumer>(context);
        });
    }

    /// <summary>Without a queue that takes it, the broker would confirm a message and drop it.</summary>
    private static void RequireQueue(PublishContext context)
    {
        if (context.TryGetPayload(out RabbitMqSendContext? send) && Routed.Contains(send.Exchange)) send.Mandatory = true;
    }
}
