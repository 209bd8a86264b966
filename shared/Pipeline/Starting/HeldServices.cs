using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingestion.Pipeline.Starting;

/// <summary>Keeps the services of a process from starting before what they need is there, while the process already answers.</summary>
internal static class HeldServices
{
    private const string Key = "held";

    /// <summary>Takes every hosted service registered so far out of the host's hands into <see cref="PatientStart"/>'s; call it last.</summary>
    public static IServiceCollection HoldServices(this IServiceCollection services)
    {
        foreach (var service in services.Where(service => service.ServiceType == typeof(IHostedService)).ToList())
        {
            services.Remove(service);
            services.Add(Held(service));
        }

        services.AddSingleton<PatientStart>();
        services.AddHostedService(provider => provider.GetRequiredService<PatientStart>());
        services.AddHealthChecks().AddCheck<StartHealth>("start");
        return services;
    }

    /// <summary>In the order of their registration.</summary>
    public static IReadOnlyList<IHostedService> Of(IServiceProvider provider) => [.. provider.GetKeyedServices<IHostedService>(Key)];

    private static ServiceDescriptor Held(ServiceDescriptor service) => service switch
    {
        { ImplementationInstance: { } instance } => new(typeof(IHostedService), Key, instance),
        { ImplementationFactory: { } factory } => new(typeof(IHostedService), Key, (provider, _) => factory(provider), service.Lifetime),
        _ => new(typeof(IHostedService), Key, service.ImplementationType!, service.Lifetime),
    };
}
