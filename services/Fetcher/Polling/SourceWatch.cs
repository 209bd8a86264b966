using System.Diagnostics.Metrics;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline.Telemetry;

namespace Ingestion.Fetcher.Polling;

/// <summary>Raises the operator's alarm for sources that fail, fall silent or end, and clears it: in the log, and as a gauge of sources by
/// state.</summary>
internal sealed partial class SourceWatch : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private readonly SourceStatuses _statuses;
    private readonly TimeProvider _clock;
    private readonly ILogger<SourceWatch> _log;
    private readonly Dictionary<string, string> _alarms = new(StringComparer.Ordinal);
    private IReadOnlyList<SourceStatus> _last = [];

    public SourceWatch(SourceStatuses statuses, TimeProvider clock, ILogger<SourceWatch> log)
    {
        (_statuses, _clock, _log) = (statuses, clock, log);
        Telemetry.Meter.CreateObservableGauge("ingestion.sources", Counts, "{source}", "Sources by state");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Look(await _statuses.AllAsync(stoppingToken));
            }
            catch (DatabaseUnavailableException)
            {
                // Told by the health already; nothing is known of the sources meanwhile.
            }
        }
    }

    /// <summary>Tells what has changed since the last look.</summary>
    internal void Look(IReadOnlyList<SourceStatus> sources)
    {
        _last = sources;
        foreach (var source in sources)
        {
            var known = _alarms.GetValueOrDefault(source.Id);
            if (source.State is "failing" or "silent" or "ended")
            {
                _alarms[source.Id] = source.State;
                if (known != source.State) Alarm(source.Id, source.State, source.Problem);
            }
            else if (_alarms.Remove(source.Id))
            {
                Cleared(source.Id, known!, source.State);
            }
        }
    }

    private IEnumerable<Measurement<long>> Counts() =>
        _last.CountBy(s => s.State).Select(state => new Measurement<long>(state.Value, new KeyValuePair<string, object?>("state", state.Key)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Source {Source} is {State}. {Problem}")]
    private partial void Alarm(string source, string state, string? problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Source {Source} is no longer {Before}: it is {State}.")]
    private partial void Cleared(string source, string before, string state);
}
