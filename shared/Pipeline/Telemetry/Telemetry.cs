using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ingestion.Pipeline.Telemetry;

/// <summary>The product's own traces and measures; the framework's and the bus's come beside them.</summary>
public static class Telemetry
{
    public const string Name = "Ingestion";

    public static ActivitySource Activities { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>Articles that left a stage, by <c>stage</c>.</summary>
    public static Counter<long> Articles { get; } = Meter.CreateCounter<long>("ingestion.articles", "{article}", "Article revisions that left a stage");

    /// <summary>Seconds from the capture to the end of a stage, by <c>stage</c>.</summary>
    public static Histogram<double> Latency { get; } = Meter.CreateHistogram<double>("ingestion.latency", "s", "Time from capture to the end of a stage");
}
