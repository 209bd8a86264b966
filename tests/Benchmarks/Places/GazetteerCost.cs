using System.Diagnostics;
using Ingestion.EntityExtractor.Enriching;

namespace Ingestion.Benchmarks.Places;

/// <summary>What the places of the world and the catalogue cost at start: seconds, and bytes that stay on the managed heap.</summary>
internal static class GazetteerCost
{
    private const double Mebibyte = 1024 * 1024;

    public static int Measure(TextWriter output)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var knowledge = Knowledge.Load([], []);
        var (elapsed, used) = (watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine(
            $"{knowledge.Places.All().Count()} places: loaded in {elapsed.TotalSeconds:0.00} s ({used.TotalSeconds:0.00} s of processor time), {bytes / Mebibyte:0} MiB on the managed heap"
        );
        return 0;
    }
}
