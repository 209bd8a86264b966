using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Tests;
using Ingestion.Tests.Distributed;
using Xunit;

namespace Ingestion.Faults.Tests.Deduplication;

/// <summary>Two deduplicator processes read one queue in which every article stands near its copy, over RabbitMQ and PostgreSQL.</summary>
public sealed class RaceTest
{
    private const int Seed = 11;

    [Fact]
    public async Task Two_processes_lose_no_copy_of_500_in_any_order()
    {
        var pairs = AdjacentPairs.Interleaved(500, Seed);
        Assert.Equal(0, await BrokenAsync(pairs, serialised: true));
    }

    /// <summary>Shows that the test above can fail: the same two processes, deciding without the locks.</summary>
    [Fact]
    public async Task Without_the_locks_they_lose_some()
    {
        var pairs = AdjacentPairs.Interleaved(150, Seed);
        Assert.InRange(await BrokenAsync(pairs, serialised: false), 5, 150);
    }

    private static async Task<int> BrokenAsync(Article[] pairs, bool serialised)
    {
        var settings = await Parts.OpenAsync("postgresql", "embedded");
        settings["Bus__Concurrency"] = "4";
        await using var queue = await FetchedQueue.OpenAsync(settings);
        await queue.FillAsync(pairs);
        await using var services = new ServiceProcesses(settings);
        for (var process = 0; process < 2; process++)
            services.BeginJittery($"Deduplicator{process}", Seed + process, serialised);
        await Until.Async(
            async () => await queue.DecidedAsync() == pairs.Length,
            $"{pairs.Length} articles are decided",
            async () => $"{await queue.DecidedAsync()} decided, {await services.SaidAsync("Deduplicator0")}"
        );
        if (serialised)
            await Until.Async(
                async () => Broken(await queue.StandingAsync()) == 0,
                "every copy is folded into its original",
                async () => $"{Broken(await queue.StandingAsync())} pairs are broken"
            );
        return Broken(await queue.StandingAsync());
    }

    /// <summary>How many pairs do not stand as the earlier text and its copy, by what the ledger says.</summary>
    private static int Broken(IReadOnlyDictionary<string, ArticleId?> originals) =>
        originals.Keys.Where(id => id.EndsWith("-a", StringComparison.Ordinal))
            .Count(original => originals[original] is not null || originals[original[..^1] + "b"]?.Value != original);
}
