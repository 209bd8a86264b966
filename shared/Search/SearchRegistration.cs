using Ingestion.Ledger;
using Ingestion.Search.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Ingestion.Search;

/// <summary>Registers the index.</summary>
public static class SearchRegistration
{
    /// <summary>Adds <see cref="IArticleIndex"/>, made ready before any other hosted service starts. The ledger's database must be registered.</summary>
    public static IHostApplicationBuilder AddSearch(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(IArticleIndex))) return builder;
        builder.Services.AddOptions<SearchOptions>().BindConfiguration(SearchOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IArticleIndex, EmbeddedIndex>();
        builder.Services.AddSingleton<IPurge, IndexPurge>();
        builder.Services.AddHostedService<IndexStartup>();
        return builder;
    }
}

/// <summary>Makes the index ready while the host starts, before any service is started that uses it.</summary>
internal sealed class IndexStartup(IArticleIndex index) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => index.EnsureAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
