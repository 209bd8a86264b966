using Ingestion.Ledger;
using Microsoft.Extensions.Hosting;

namespace Ingestion.Pipeline.Bus;

/// <summary>An in-memory bus dies with its process: before a new one starts, nothing the last one confirmed counts.</summary>
internal sealed class MemoryBusRestart(ILedger ledger) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => ledger.ForgetConfirmationsAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
