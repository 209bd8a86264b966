using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingestion.Deduplicator;

/// <summary>Registers what persons rule with, for every service that lets them.</summary>
public static class RulingsRegistration
{
    /// <summary>Adds <see cref="IRulings"/> over the registered database, with its tables, once.</summary>
    public static IHostApplicationBuilder AddRulings(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(IRulings)))
            return builder;
        builder
            .Services.AddOptions<DeduplicationOptions>()
            .Bind(builder.Configuration.GetSection(DeduplicationOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        foreach (var step in DeduplicatorSchema.Migrations) builder.Services.AddSingleton(step);
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<DeduplicationOptions>>().Value);
        builder.Services.AddSingleton<IRulings, SqlRulings>();
        return builder;
    }
}
