using Ingestion.Contracts.V1;
using Ingestion.Indexer.Writing;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;
using Ingestion.Search;
using Ingestion.Search.Embedded;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Indexer.Tests;

/// <summary>The bulk writer over a real embedded index.</summary>
public sealed class BulkWriterTest : IAsyncLifetime
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly EmbeddedIndex _index;
    private readonly BulkWriter _writer;

    public BulkWriterTest()
    {
        _database = new SqliteDatabase(_folder["index.db"]);
        _index = new EmbeddedIndex(_database, TimeProvider.System);
        _writer = new BulkWriter(_index);
    }

    public async ValueTask InitializeAsync() => await _writer.StartAsync(Now);

    public async ValueTask DisposeAsync()
    {
        await _writer.StopAsync(Now);
        _writer.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_of_many_concurrent_callers_gets_the_result_of_its_own_write()
    {
        await _index.EnsureAsync(Now);
        var results = await Task.WhenAll(
            Enumerable.Range(1, 300).Select(version => _writer.WriteAsync(Removal($"article {version % 7}", version), Now))
        );
        Assert.Equal(Enumerable.Range(1, 300).Select(version => (long)version), results.Select(result => result.Version));
        Assert.All(results.Where(result => result.Version > 293), result => Assert.Equal(WriteOutcome.Written, result.Outcome));
        Assert.Equal(WriteOutcome.Stale, (await _writer.WriteAsync(Removal("article 1", 1), Now)).Outcome);
    }

    [Fact]
    public async Task A_failing_index_is_reported_to_its_caller_and_the_next_write_goes_through()
    {
        // Its tables are missing, as when the file was taken away.
        var failed = await Assert.ThrowsAsync<OutageException>(() => _writer.WriteAsync(Removal("article", 1), Now));
        Assert.Contains("no such table", failed.Message, StringComparison.Ordinal);
        await _index.EnsureAsync(Now);
        Assert.Equal(WriteOutcome.Written, (await _writer.WriteAsync(Removal("article", 1), Now)).Outcome);
    }

    private static IndexWrite Removal(string id, long version) => IndexWrite.Removal(new ArticleId(id), version);
}
