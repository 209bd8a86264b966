using System.Diagnostics;
using System.Globalization;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger.Database;
using Ingestion.Tests;

namespace Ingestion.Deduplicator.Tests;

/// <summary>This program once more, as a consumer of its own: it decides its part of a stream and ends.</summary>
internal static class DecidingProcess
{
    public const string Argument = "--decide";

    public static Process Start(string connectionString, int pairs, int seed, int part, int parts) =>
        Process.Start(
            Environment.ProcessPath!,
            [Argument, connectionString, .. new[] { pairs, seed, part, parts }.Select(number => number.ToString(CultureInfo.InvariantCulture))]
        );

    public static async Task<int> RunAsync(string[] args)
    {
        var numbers = args[2..].Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var (pairs, seed, part, parts) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        await using var database = PostgreSqlDatabase.Open(args[1]);
        var options = new DeduplicationOptions();
        var deduplicator = new ArticleDeduplicator(new SqlStore(new JitteryDatabase(database, seed + part), options, TimeProvider.System), options);
        var mine = AdjacentPairs.Create(pairs, seed).Where((_, number) => number % parts == part);
        await Parallel.ForEachAsync(
            mine,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (article, cancel) => await deduplicator.DecideAsync(article, cancel)
        );
        return 0;
    }
}
