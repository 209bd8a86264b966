using Ingestion.EntityExtractor.Proposing;

namespace Ingestion.EntityExtractor;

/// <summary>Registers what proposals for the catalogue are read with, for every service that shows them.</summary>
public static class ProposalsRegistration
{
    /// <summary>Adds <see cref="Proposals"/> over the registered database, with its table, once.</summary>
    public static IHostApplicationBuilder AddProposals(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(Proposals))) return builder;
        foreach (var step in ProposingSchema.Migrations) builder.Services.AddSingleton(step);
        builder.Services.AddSingleton<Proposals>();
        return builder;
    }
}
