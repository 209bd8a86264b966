using System.Globalization;
using Ingestion.Deduplicator.Deduplication;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>
/// Decisions a second in memory on one thread, against the floor on the same articles in the same run, told as the medians of
/// rounds, so that a machine that is busy for a while does not choose the winner.
/// </summary>
internal static class MemoryThroughput
{
    private const int Round = 500;

    /// <summary>Articles until the runtime has compiled both sides for good.</summary>
    private const int WarmUp = 6000;

    public static async Task RunAsync(int documents, int seed, TextWriter output, CancellationToken cancel)
    {
        Measure(
            new MemoryDeduplicator(new DeduplicationOptions()),
            new NaiveFloor(),
            new ArticleStream(seed + 1).Next(WarmUp),
            new Pace(),
            new Pace(),
            cancel
        );
        var (deduplicator, floor, stream, all) = (
            new MemoryDeduplicator(new DeduplicationOptions()),
            new NaiveFloor(),
            new ArticleStream(seed),
            new Pace()
        );
        var rounds = new List<(double Decisions, double Floor)>();
        for (var done = 0; done < documents; done += Round)
        {
            var (own, floorPace) = (new Pace(), new Pace());
            Measure(deduplicator, floor, stream.Next(Round), own, floorPace, cancel);
            rounds.Add((own.PerSecond, floorPace.PerSecond));
            all.Add(own);
        }

        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"deduplicator {Median(rounds, round => round.Decisions):N0} documents/s, floor {Median(rounds, round => round.Floor):N0}, ratio {Median(rounds, round => round.Decisions / round.Floor):0.00}, p99 {all.NinetyNinth(documents):0.00} ms"
            )
        );
    }

    private static double Median(List<(double Decisions, double Floor)> rounds, Func<(double Decisions, double Floor), double> of) =>
        rounds.Select(of).Order().ElementAt(rounds.Count / 2);

    /// <summary>Both take the same articles in turn, so that a busy machine slows both.</summary>
    private static void Measure(
        MemoryDeduplicator deduplicator,
        NaiveFloor floor,
        Contracts.V1.Article[] articles,
        Pace pace,
        Pace floorPace,
        CancellationToken cancel
    )
    {
        foreach (var article in articles)
        {
            floorPace.Time(() => floor.Decide(article));
            pace.Time(() => deduplicator.DecideAsync(article, cancel).GetAwaiter().GetResult());
        }
    }
}
