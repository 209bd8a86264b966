using Ingestion.Alerter;
using Ingestion.Deduplicator;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.EntityExtractor;
using Ingestion.Fetcher;
using Ingestion.Fetcher.Captures;
using Ingestion.Indexer;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;
using Ingestion.Tests;

namespace Ingestion.Faults.Host;

/// <summary>One of the product's services, started as its own program starts it, with a stop at a checkpoint and a clock that may be ahead.</summary>
internal static class OneService
{
    /// <param name="name">As its project is called.</param>
    /// <param name="stopAt">Where it stops for good; null for nowhere.</param>
    /// <param name="ahead">How far its clock is ahead.</param>
    /// <param name="jitter">Lets each step of a decision take a while, drawn from this seed; null for no such thing.</param>
    /// <param name="serialised">False to decide without the locks that the races call for.</param>
    /// <param name="settings">As <c>--Section:Key=value</c>.</param>
    public static Task<int> RunAsync(string name, string? stopAt, TimeSpan ahead, int? jitter, bool serialised, string[] settings) =>
        ServiceHost.RunAsync(
            settings,
            builder =>
            {
                Add(name, builder);
                if (jitter is { } seed)
                    builder.Services.AddSingleton<IArticleStore>(services => StoreOn(services, seed, serialised));
                builder.Services.AddSingleton<ICheckpoint>(new StopAt(stopAt));
                builder.Services.AddSingleton<TimeProvider>(new ClockAhead(ahead));
            }
        );

    private static void Add(string name, IHostApplicationBuilder builder) => _ = name switch
    {
        "Fetcher" => builder.AddFetcher().AddCaptures(),
        "Deduplicator" => builder.AddDeduplicator(),
        "EntityExtractor" => builder.AddEntityExtractor(),
        "Indexer" => builder.AddIndexer(),
        "Alerter" => builder.AddAlerter(),
        _ => throw new ArgumentException($"There is no service {name}."),
    };

    private static SqlStore StoreOn(IServiceProvider services, int seed, bool serialised) => new(
        new JitteryDatabase(services.GetRequiredService<IDatabase>(), seed),
        services.GetRequiredService<DeduplicationOptions>(),
        services.GetRequiredService<TimeProvider>()) { Serialised = serialised };

    private sealed class ClockAhead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
