using Ingestion.EntityExtractor.Correcting;
using Ingestion.EntityExtractor.Enriching;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingestion.EntityExtractor;

/// <summary>Registers what analysts correct with, for every service that lets them.</summary>
public static class CorrectionsRegistration
{
    /// <summary>Adds <see cref="Corrections"/> over the registered database with their table, and the gazetteers that they are checked against,
    /// once.</summary>
    public static IHostApplicationBuilder AddCorrections(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(Corrections))) return builder;
        builder.Services.AddOptions<EntityExtractorOptions>().BindConfiguration(EntityExtractorOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<EntityExtractorOptions>, OptionsCheck>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => Load(services.GetRequiredService<IOptions<EntityExtractorOptions>>().Value));
        foreach (var step in CorrectionSchema.Migrations) builder.Services.AddSingleton(step);
        builder.Services.AddSingleton<Corrections>();
        return builder;
    }

    private static KnowledgeSource Load(EntityExtractorOptions options) => new(Knowledge.Load([.. options.Gazetteers], [.. options.Catalogues]));
}
