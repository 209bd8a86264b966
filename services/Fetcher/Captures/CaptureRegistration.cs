using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Replaying;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;

namespace Ingestion.Fetcher.Captures;

/// <summary>Registers the way of a capture from the archive to the bus. Needs the service defaults and the bus.</summary>
public static class CaptureRegistration
{
    public static IHostApplicationBuilder AddCaptures(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PageExtractor>();
        builder.Services.AddSingleton<CaptureResolver>();
        builder.Services.AddSingleton<ICaptureIntake, CaptureIntake>();
        builder.Services.AddHostedService<CaptureRecovery>();
        builder.Services.AddHostedService<ArchiveKeeping>();
        builder.Services.AddHostedService<ArchivePacking>();
        builder.Services.AddSingleton(s => new CaptureReplay(
            s.GetRequiredService<IArchive>(),
            s.GetRequiredService<ILedger>(),
            s.GetRequiredService<CaptureResolver>()
        ));
        builder.AddReconciler(Stage.Fetched);
        return builder;
    }
}
