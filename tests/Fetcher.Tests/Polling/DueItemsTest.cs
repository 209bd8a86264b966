using Dapper;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Polling;
using Ingestion.Ledger.Database;
using Ingestion.Tests.Infrastructure;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

/// <summary>Of a source with many items, those due are found by an index that has them in their order.</summary>
public sealed class DueItemsTest
{
    private const int Items = 3_000;
    private static readonly CancellationToken Now = CancellationToken.None;

    [Fact]
    public async Task SQLite_reads_items_that_are_due_in_their_order() =>
        await CheckAsync(TestDatabase.Sqlite(), "EXPLAIN QUERY PLAN ", "TEMP B-TREE");

    [Fact]
    public async Task PostgreSQL_reads_items_that_are_due_in_their_order() =>
        await CheckAsync(await TestDatabase.PostgreSqlAsync(), "EXPLAIN ", "Sort");

    private static async Task CheckAsync(TestDatabase test, string explain, string sorting)
    {
        await using (test)
        {
            var store = new PollStore(test.Database, TimeProvider.System);
            await Migrator.MigrateAsync(
                test.Database,
                [PollTables.First, HostStore.Migration, PollTables.WithoutGuids, PollTables.ItemsInOrder],
                TimeProvider.System,
                Now
            );
            await store.AddSourcesAsync([("big", 0L, 1L), ("small", 0L, 1L)], Now);
            foreach (var (source, count) in new[] { ("big", Items), ("small", 30) })
            {
                var hints = Enumerable
                    .Range(0, count)
                    .Select(i => new ItemHint
                    {
                        Url = $"https://{source}.example/{i}",
                        Published = DateTimeOffset.UnixEpoch.AddDays((i * 7919) % count),
                    })
                    .ToList();
                await store.DiscoverAsync((await store.LeaseAsync(source, "test", TimeSpan.FromHours(1), Now))!, hints, 0, TimeSpan.FromDays(1), Now);
            }

            await test.Database.WriteAsync(tx => tx.Connection!.ExecuteAsync("ANALYZE fetcher_items", transaction: tx), Now);
            var plan = await PlanAsync(test.Database, explain);
            Assert.Contains("fetcher_items_order", plan, StringComparison.Ordinal);
            Assert.DoesNotContain(sorting, plan, StringComparison.Ordinal);
            var due = await store.DueItemsAsync("big", 50, Now);
            Assert.Equal(50, due.Count);
            Assert.Equal(
                Enumerable.Range(0, 50).Select(day => (long?)DateTimeOffset.UnixEpoch.AddDays(day).ToUnixTimeMilliseconds()),
                due.Select(item => item.Published)
            );
        }
    }

    private static async Task<string> PlanAsync(IDatabase database, string explain)
    {
        var values = new { source = "big", Now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), limit = 50 };
        var rows = await database.ReadAsync(c => c.QueryAsync(explain + PollStore.DueItems, values), Now);
        return string.Join('\n', rows.Cast<IDictionary<string, object>>().SelectMany(row => row.Values));
    }
}
