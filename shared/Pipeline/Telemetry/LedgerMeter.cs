using System.Diagnostics.Metrics;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingestion.Pipeline.Telemetry;

/// <summary>The ledger's sum as a gauge, by outcome; read every so often, and only while somebody listens. One service shows it for all.</summary>
internal sealed class LedgerMeter : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private readonly ILedger _ledger;
    private readonly TimeProvider _clock;
    private readonly ObservableGauge<long> _gauge;
    private LedgerSum? _sum;

    public LedgerMeter(ILedger ledger, TimeProvider clock)
    {
        (_ledger, _clock) = (ledger, clock);
        _gauge = Telemetry.Meter.CreateObservableGauge(
            "ingestion.ledger",
            Counts,
            "{revision}",
            "Article revisions and captures by what became of them"
        );
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, _clock);
        do
        {
            if (_gauge.Enabled) _sum = await ReadAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>Null while the database is away: no number is better than an old one.</returns>
    private async Task<LedgerSum?> ReadAsync(CancellationToken cancel)
    {
        try
        {
            return await _ledger.SumAsync(cancel);
        }
        catch (DatabaseUnavailableException)
        {
            return null;
        }
    }

    private IEnumerable<Measurement<long>> Counts() =>
        _sum is not { } sum
            ? []
            :
            [
                Of("indexed", sum.Indexed),
                Of("folded", sum.Folded),
                Of("rejected", sum.Rejected),
                Of("quarantined", sum.Quarantined),
                Of("in_flight", sum.InFlight),
            ];

    private static Measurement<long> Of(string outcome, long count) => new(count, new KeyValuePair<string, object?>("outcome", outcome));
}

public static class LedgerMeterRegistration
{
    /// <summary>This service shows the ledger's sum as a metric.</summary>
    public static IHostApplicationBuilder AddLedgerMeter(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<LedgerMeter>();
        return builder;
    }
}
