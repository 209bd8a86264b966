using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ingestion.Pipeline.Telemetry;

/// <summary>The product's own traces and measures; the framework's and the bus's come beside them.</summary>
public static class Telemetry
{
    public const string Name = "Ingestion";

    public static ActivitySource Activities { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);
}
