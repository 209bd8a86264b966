using System.Data.Common;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Entities;
using Ingestion.Ledger.Database;
using Microsoft.Extensions.Options;

namespace Ingestion.EntityExtractor.Proposing;

/// <summary>Takes names off the proposals once the catalogue in force knows them: at start and after every change of a catalogue file.</summary>
internal sealed partial class KnownNamesService(
    UnknownNames names,
    KnowledgeSource knowledge,
    IOptions<EntityExtractorOptions> options,
    TimeProvider time,
    ILogger<KnownNamesService> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.RereadSeconds), time);
        Catalogue? done = null;
        do
        {
            if (knowledge.Current.Catalogue is var current && current != done && await TryForgetAsync(current, stoppingToken)) done = current;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> TryForgetAsync(Catalogue catalogue, CancellationToken cancel)
    {
        try
        {
            await names.ForgetKnownAsync(catalogue, cancel);
            return true;
        }
        catch (Exception failed) when (failed is DbException or DatabaseUnavailableException)
        {
            Later(log, failed.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Names that the catalogue knows are still proposed: {Reason}. It is tried again")]
    private static partial void Later(ILogger log, string reason);
}
