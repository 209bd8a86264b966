using Ingestion.Ledger.Database;
using Microsoft.Extensions.Hosting;

namespace Ingestion.Ledger;

/// <summary>Brings the database up to date before any other hosted service starts.</summary>
internal sealed class MigrationService(IDatabase database, IEnumerable<Migration> migrations, TimeProvider clock) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Migrator.MigrateAsync(database, migrations, clock, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
