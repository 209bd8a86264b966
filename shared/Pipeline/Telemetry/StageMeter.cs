using System.Diagnostics.Metrics;
using Ingestion.Contracts.V1;

namespace Ingestion.Pipeline.Telemetry;

/// <summary>Counts and times what leaves a service: articles, and seconds since their capture.</summary>
internal static class StageMeter
{
    private static readonly Counter<long> Articles = Telemetry.Meter.CreateCounter<long>(
        "ingestion.articles",
        "{article}",
        "Article revisions that left a service"
    );

    private static readonly Histogram<double> Latency = Telemetry.Meter.CreateHistogram<double>(
        "ingestion.latency",
        "s",
        "Time from capture until a revision left a service"
    );

    /// <param name="service">As its queue is called; <c>fetcher</c> has none.</param>
    public static void Record(string service, Article article, TimeProvider clock)
    {
        var tag = new KeyValuePair<string, object?>("service", service);
        Articles.Add(1, tag);
        Latency.Record(Math.Max(0, (clock.GetUtcNow() - article.Fetched).TotalSeconds), tag);
    }
}
