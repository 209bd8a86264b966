using Microsoft.Extensions.Hosting;

namespace Ingestion.Search.Embedded;

/// <summary>Makes the index ready while the host starts, before any service is started that uses it.</summary>
internal sealed class EmbeddedStartup(IArticleIndex index) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => index.EnsureAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
