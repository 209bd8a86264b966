using System.Globalization;
using Ingestion.Deduplicator.Deduplication;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>Decisions a second in memory on one thread, against the floor on the same articles in the same run.</summary>
internal static class MemoryThroughput
{
    private const int Chunk = 1000;

    public static async Task RunAsync(int documents, int seed, TextWriter output, CancellationToken cancel)
    {
        var warm = new ArticleStream(seed + 1).Next(2 * Chunk);
        Measure(new MemoryDeduplicator(new DeduplicationOptions()), new NaiveFloor(), warm, new Pace(), new Pace(), cancel);
        var (deduplicator, floor, pace, floorPace) = (new MemoryDeduplicator(new DeduplicationOptions()), new NaiveFloor(), new Pace(), new Pace());
        var stream = new ArticleStream(seed);
        for (var done = 0; done < documents; done += Chunk) Measure(deduplicator, floor, stream.Next(Chunk), pace, floorPace, cancel);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"deduplicator {pace.PerSecond:N0} documents/s, floor {floorPace.PerSecond:N0}, ratio {pace.PerSecond / floorPace.PerSecond:0.00}, p99 {pace.NinetyNinth(documents):0.00} ms"));
    }

    /// <summary>Both take the same articles in turn, so that a busy machine slows both.</summary>
    private static void Measure(MemoryDeduplicator deduplicator, NaiveFloor floor, Contracts.V1.Article[] articles, Pace pace, Pace floorPace, CancellationToken cancel)
    {
        foreach (var article in articles)
        {
            floorPace.Time(() => floor.Decide(article));
            pace.Time(() => deduplicator.DecideAsync(article, cancel).GetAwaiter().GetResult());
        }
    }
}
