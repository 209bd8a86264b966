using Ingestion.Tests;
using Xunit;

namespace Ingestion.Faults.Tests;

/// <summary>The articles, and what comes of them when nobody disturbs the newsroom; made once for all tests.</summary>
public sealed class Undisturbed : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string News => _folder["news"];

    internal Ending Ending { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        NewsFolder.Write(News);
        await using var receiver = await WebhookReceiver.StartAsync();
        Ending = await Ending.ReachAsync(_folder["data"], News, receiver);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
