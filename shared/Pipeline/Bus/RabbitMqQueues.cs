using MassTransit;

namespace Ingestion.Pipeline.Bus;

/// <summary>
/// What a queue of <see cref="Topology"/> is on RabbitMQ: four quorum queues. A message waits in the main one. Where an outage
/// outlasts the patience of its reader, it lies in <c>.delay</c> for a minute and comes back. A message whose reader died over
/// and over goes to <c>.suspect</c>, read one at a time, so that innocent ones that were in hand with it pass; the culprit
/// dies there alone and ends in <c>.quarantine</c>.
/// </summary>
internal static class RabbitMqQueues
{
    /// <summary>Times that a reader may die over a message before it is suspect: n + 1 deliveries.</summary>
    private const int SuspectAfter = 5;

    private const int QuarantineAfter = 3;

    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);

    /// <summary>The main queue of the one that a message was read from.</summary>
    public static string MainOf(ConsumeContext context) => context.ReceiveContext.InputAddress.Segments[^1].Split('.')[0];

    public static string DelayOf(string main) => $"{main}.delay";

    public static string SuspectOf(QueueDefinition queue) => $"{queue.Name}.suspect";

    public static string QuarantineOf(QueueDefinition queue) => $"{queue.Name}.quarantine";

    /// <summary>Everything between the exchange of <paramref name="message"/> and its readers; declared by whoever connects.</summary>
    public static void Declare(IRabbitMqMessagePublishTopologyConfigurator publish, Type message, QueueDefinition queue)
    {
        publish.BindQueue(ExchangeNames.Of(message), queue.Name, q => Main(q, queue));
        publish.BindQueue(SuspectOf(queue), SuspectOf(queue), q => Suspect(q, queue));
        publish.BindQueue(QuarantineOf(queue), QuarantineOf(queue), Quarantine);
        publish.BindQueue(DelayOf(queue.Name), DelayOf(queue.Name), q =>
        {
            q.SetQuorumQueue();
            q.SetQueueArgument("x-message-ttl", (long)Delay.TotalMilliseconds);
            DeadLetterTo(q, queue.Name);
        });
    }

    public static void Main(IRabbitMqQueueConfigurator q, QueueDefinition queue)
    {
        q.SetQuorumQueue();
        q.SetQueueArgument("x-delivery-limit", SuspectAfter);
        DeadLetterTo(q, SuspectOf(queue));
    }

    public static void Suspect(IRabbitMqQueueConfigurator q, QueueDefinition queue)
    {
        q.SetQuorumQueue();
        q.SetQueueArgument("x-delivery-limit", QuarantineAfter);
        DeadLetterTo(q, QuarantineOf(queue));
    }

    public static void Quarantine(IRabbitMqQueueConfigurator q) => q.SetQuorumQueue();

    /// <summary>At least once: a message leaves its queue only when the next one has it, for which the queue must refuse and never drop.</summary>
    private static void DeadLetterTo(IRabbitMqQueueConfigurator q, string exchange)
    {
        q.SetQueueArgument("x-dead-letter-exchange", exchange);
        q.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        q.SetQueueArgument("x-overflow", "reject-publish");
    }
}
