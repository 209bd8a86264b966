using Ingestion.Ledger.Database;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingestion.Pipeline.Starting;

/// <summary>
/// Starts the held services once the database has taken its migrations. Until then the process is alive, not ready, and tries
/// again at growing intervals: a server that comes later needs nobody's help.
/// </summary>
internal sealed partial class PatientStart(
    IServiceProvider provider,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<PatientStart> log
) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private IReadOnlyList<IHostedService> _started = [];

    /// <summary>Why it has not started yet; null once it has.</summary>
    public string? Reason { get; private set; } = "The services are starting.";

    /// <summary>Stops what was started, the last first.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var started = _started.Reverse().ToList();
        foreach (var service in started.OfType<IHostedLifecycleService>()) await service.StoppingAsync(cancellationToken);
        foreach (var service in started) await service.StopAsync(cancellationToken);
        foreach (var service in started.OfType<IHostedLifecycleService>()) await service.StoppedAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            var services = HeldServices.Of(provider);
            await PrepareAsync(services, stoppingToken);
            _started = services;
            foreach (var service in services) await service.StartAsync(stoppingToken);
            foreach (var service in services.OfType<IHostedLifecycleService>()) await service.StartedAsync(stoppingToken);
            Reason = null;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // A defect, or a setting that only the start could find wrong: waiting would not mend it.
            var reason = StartupError.Explain(e) ?? e.Message;
            LogFailed(log, e, reason);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    /// <summary>What must be there before the first service runs; may be repeated.</summary>
    private async Task PrepareAsync(IReadOnlyList<IHostedService> services, CancellationToken cancel)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                foreach (var service in services.OfType<IHostedLifecycleService>()) await service.StartingAsync(cancel);
                return;
            }
            catch (Exception e) when (e is DatabaseUnavailableException or OutageException)
            {
                Reason = e.Message;
                LogWaiting(log, e.Message);
            }

            await Task.Delay(pause, clock, cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not started yet, and tried again: {Reason}")]
    private static partial void LogWaiting(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Cannot start: {Reason}")]
    private static partial void LogFailed(ILogger log, Exception exception, string reason);
}
