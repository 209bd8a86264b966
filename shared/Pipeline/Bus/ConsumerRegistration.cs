using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingestion.Pipeline.Bus;

/// <summary>A consumer and the queue it reads; services leave these, <see cref="BusRegistration.AddBus"/> connects them.</summary>
internal sealed record ConsumerRegistration(Type Consumer, QueueDefinition Queue);

public static class ConsumerRegistrationExtensions
{
    /// <summary>Says that <typeparamref name="TConsumer"/> reads <paramref name="queue"/> once the bus is added.</summary>
    public static IHostApplicationBuilder AddConsumer<TConsumer>(this IHostApplicationBuilder builder, QueueDefinition queue)
        where TConsumer : class, IConsumer
    {
        builder.Services.AddSingleton(new ConsumerRegistration(typeof(TConsumer), queue));
        return builder;
    }
}
