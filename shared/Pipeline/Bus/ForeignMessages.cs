using MassTransit;
using Microsoft.Extensions.Logging;

namespace Ingestion.Pipeline.Bus;

/// <summary>
/// Says in our words what MassTransit laid aside: a message that is none of ours. What fails in a consumer is said by
/// <see cref="DeliveryFilter{T}"/>, so MassTransit's own report of each failed try, with its stack trace, is switched off.
/// </summary>
internal sealed partial class ForeignMessages(ILogger<ForeignMessages> log) : IReceiveObserver
{
    /// <summary>The category of those reports.</summary>
    public const string Noise = "MassTransit.ReceiveTransport";

    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        if (exception is not OperationCanceledException) LogLaidAside(log, context.InputAddress.Segments[^1], exception.GetBaseException().Message);
        return Task.CompletedTask;
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of {Queue} cannot be read and lies in {Queue}_error now: {Reason}")]
    private static partial void LogLaidAside(ILogger log, string queue, string reason);
}
