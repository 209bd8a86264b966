using System.Text.Json;
using Ingestion.Contracts.V1;
using Ingestion.Pipeline.Health;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingestion.Pipeline.Bus;

/// <summary>The one place where MassTransit is set up: transport, queues, retries, quarantine.</summary>
public static class BusRegistration
{
    /// <summary>What MassTransit says of itself, for which <see cref="BrokerHealth"/> has better words.</summary>
    internal const string OwnHealthOfBus = "masstransit";

    /// <summary>Adds the bus with every consumer registered so far; call it after the services.</summary>
    public static IHostApplicationBuilder AddBus(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(BusOptions.Section).Get<BusOptions>() ?? new BusOptions();
        builder.Services.AddOptions<BusOptions>().Bind(builder.Configuration.GetSection(BusOptions.Section)).ValidateDataAnnotations()
            .PostConfigure(bus => bus.ConnectionString ??= builder.Configuration.GetConnectionString("rabbitmq"))
            .Validate(
                bus => bus.InMemory || Uri.TryCreate(bus.ConnectionString, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps",
                "Bus:ConnectionString (or ConnectionStrings:rabbitmq) must be the broker's address with Bus:Transport=rabbitmq, such as amqp://user:password@rabbitmq:5672."
            )
            .ValidateOnStart();
        builder.Services.TryAddSingleton<ICheckpoint, NoCheckpoint>();
        builder.Services.AddSingleton<Confirmations>();
        builder.Services.AddSingleton<Announcer>();
        if (options.InMemory) builder.Services.AddHostedService<MemoryBusRestart>();
        var consumers = builder.Services.Select(service => service.ImplementationInstance).OfType<ConsumerRegistration>().ToList();
        builder.Logging.AddFilter(ForeignMessages.Noise, LogLevel.None);
        builder.Services.AddReceiveObserver<ForeignMessages>();
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(health => health.Name = OwnHealthOfBus);
            foreach (var registration in consumers) bus.AddConsumer(registration.Consumer);
            bus.AddConsumer<CrashConsumer>();
            if (options.InMemory) bus.UsingInMemory((context, memory) => ConfigureInMemory(context, memory, consumers));
            else bus.UsingRabbitMq((context, rabbit) => RabbitMqTransport.Configure(context, rabbit, consumers));
        });
        builder.Services.AddHealthChecks().AddCheck<BrokerHealth>("broker");
        builder.Services.AddOptions<MassTransitHostOptions>().Configure(host => host.WaitUntilStarted = true);
        return builder;
    }

    private static void ConfigureInMemory(
        IBusRegistrationContext context,
        IInMemoryBusFactoryConfigurator memory,
        List<ConsumerRegistration> consumers
    )
    {
        memory.ConfigureJsonSerializerOptions(UseContractForm);
        foreach (var queue in consumers.GroupBy(registration => registration.Queue))
        {
            memory.ReceiveEndpoint(queue.Key.Name, endpoint => ConfigureEndpoint(context, endpoint, queue));
        }
    }

    /// <summary>What every endpoint has in common, whatever carries the messages.</summary>
    internal static void ConfigureEndpoint(
        IBusRegistrationContext context,
        IReceiveEndpointConfigurator endpoint,
        IEnumerable<ConsumerRegistration> consumers
    )
    {
        var options = context.GetRequiredService<IOptions<BusOptions>>().Value;
        endpoint.PrefetchCount = options.Prefetch;
        endpoint.ConcurrentMessageLimit = options.Concurrency == 0 ? Environment.ProcessorCount : options.Concurrency;
        endpoint.PublishFaults = false;
        endpoint.UseConsumeFilter(typeof(DeliveryFilter<>), context);
        foreach (var registration in consumers) endpoint.ConfigureConsumer(context, registration.Consumer);
    }

    internal static JsonSerializerOptions UseContractForm(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Encoder = ContractJson.Options.Encoder;
        options.TypeInfoResolverChain.Insert(0, ContractJsonContext.Default);
        return options;
    }
}
