using Ingestion.Ledger.Database;
using Ingestion.Search.Embedded;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Search.Tests;

public sealed class EmbeddedIndexTest : IndexTest, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public EmbeddedIndexTest()
    {
        _database = new SqliteDatabase(_folder["index.db"]);
        Index = new EmbeddedIndex(_database, TimeProvider.System);
    }

    protected override IArticleIndex Index { get; }

    public async ValueTask InitializeAsync() => await Index.EnsureAsync(Now);

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_is_made_ready_twice_without_harm()
    {
        await WriteAsync(Falls());
        await Index.EnsureAsync(Now);
        Assert.Equal(1, (await SearchAsync("overran")).Total);
    }
}
