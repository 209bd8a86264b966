using Ingestion.Standalone.Hosting;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Standalone.Tests;

/// <summary>A test of a newsroom of its own, which begins empty.</summary>
public abstract class EmptyNewsroomTest : IAsyncLifetime
{
    private DataFolder _data = null!;

    protected TemporaryFolder Folder { get; } = new();

    private protected Newsroom Newsroom { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _data = DataFolder.TryHold(Folder["data"])!;
        Newsroom = await Newsroom.StartAsync(_data, "http://127.0.0.1:0", withSample: false, [], CancellationToken.None);
        Http = new HttpClient { BaseAddress = new Uri(Newsroom.Address) };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Newsroom.DisposeAsync();
        _data.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
