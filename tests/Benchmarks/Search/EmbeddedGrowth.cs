using System.Diagnostics;
using System.Globalization;
using Ingestion.Benchmarks.Deduplication;
using Ingestion.Ledger.Database;
using Ingestion.Search;
using Ingestion.Search.Embedded;
using Ingestion.Tests;

namespace Ingestion.Benchmarks.Search;

/// <summary>How the embedded index grows: a line at every power of ten.</summary>
internal static class EmbeddedGrowth
{
    private const int Bulk = 200, Searches = 40;

    public static async Task RunAsync(int documents, int seed, TextWriter output, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        using var database = new SqliteDatabase(folder["index.db"]);
        var index = new EmbeddedIndex(database, TimeProvider.System);
        await index.EnsureAsync(cancel);
        var (stream, vocabulary, count) = (new DocumentStream(seed), new Vocabulary(seed), 0);
        var kinds = Kinds(vocabulary, new Random(seed));
        await output.WriteLineAsync(
            "| articles | written/s | bytes an article | "
                + string.Join(" | ", kinds.Select(k => k.Name + ", ms"))
                + " |\n|---|---|---|---|---|---|---|---|"
        );
        for (var next = 1_000; next <= documents; next *= 10)
        {
            var (from, writing) = (count, TimeSpan.Zero);
            for (; count < next; count += Bulk)
            {
                var bulk = stream.Next(Bulk);
                var start = Stopwatch.GetTimestamp();
                await index.WriteAsync(bulk, cancel);
                writing += Stopwatch.GetElapsedTime(start);
            }

            var size = new FileInfo(folder["index.db"]).Length / (double)count;
            var times = new List<string>();
            for (var kind = 0; kind < kinds.Count; kind++)
                times.Add(await MedianAsync(index, kind, vocabulary, new Random(seed), cancel));
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {count:N0} | {(count - from) / writing.TotalSeconds:N0} | {size:N0} | {string.Join(" | ", times)} |"
                )
            );
        }
    }

    /// <summary>One search of each kind: what a reader opens first, then words of falling frequency, a phrase, and filters.</summary>
    private static List<(string Name, SearchQuery Query)> Kinds(Vocabulary vocabulary, Random random)
    {
        var rare = Enumerable.Range(0, 20).Select(_ => vocabulary.Word(random)).MaxBy(w => w.Length)!;
        return
        [
            ("newest", new SearchQuery()),
            ("common word", new SearchQuery { Text = vocabulary.Word(random) }),
            ("rare word", new SearchQuery { Text = rare }),
            ("two words", new SearchQuery { Text = $"{vocabulary.Word(random)} {rare}" }),
            (
                "filters",
                new SearchQuery { Outlets = [DocumentStream.Outlet(random.Next(40))], Districts = [DocumentStream.District(random.Next(300))] }
            ),
        ];
    }

    private static async Task<string> MedianAsync(EmbeddedIndex index, int kind, Vocabulary vocabulary, Random random, CancellationToken cancel)
    {
        var times = new List<double>();
        for (var i = 0; i < Searches; i++)
        {
            var query = Kinds(vocabulary, random)[kind].Query;
            var start = Stopwatch.GetTimestamp();
            await index.SearchAsync(query, cancel);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2].ToString(times[times.Count / 2] < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
    }
}
