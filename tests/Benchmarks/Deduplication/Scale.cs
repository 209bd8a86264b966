using System.Globalization;
using Ingestion.Deduplicator.Deduplication;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>How the index in memory grows: a line at every power of ten.</summary>
internal static class Scale
{
    private const int Chunk = 1000;

    public static async Task RunAsync(int documents, int seed, TextWriter output, CancellationToken cancel)
    {
        var (deduplicator, pace, stream) = (new MemoryDeduplicator(new DeduplicationOptions()), new Pace(), new ArticleStream(seed));
        foreach (var article in new ArticleStream(seed + 1).Next(Chunk))
            await new MemoryDeduplicator(new DeduplicationOptions()).DecideAsync(article, cancel);
        stream.Next(Chunk);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await output.WriteLineAsync("| documents | decisions/s, one thread | bytes a document | p99 of a decision |\n|---|---|---|---|");
        for (var next = 10_000; next <= documents; next *= 10)
        {
            while (pace.Count < next)
            {
                foreach (var article in stream.Next(Chunk)) pace.Time(() => deduplicator.DecideAsync(article, cancel).GetAwaiter().GetResult());
            }

            var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before - (pace.Count * sizeof(float))) / (double)pace.Count;
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {next:N0} | {pace.PerSecond:N0} | {bytes:N0} | {pace.NinetyNinth(next / 10):0.00} ms |"
                )
            );
        }

        GC.KeepAlive(deduplicator);
    }
}
