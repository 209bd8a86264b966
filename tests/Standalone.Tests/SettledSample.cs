using Xunit;

namespace Ingestion.Standalone.Tests;

/// <summary>The running sample once it has come to rest, shared by the tests that only look at it.</summary>
public sealed class SettledSample : IAsyncLifetime
{
    internal RunningSample Sample { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sample = await RunningSample.StartAsync();
        await Sample.Reader.SettleAsync();
    }

    public ValueTask DisposeAsync() => Sample.DisposeAsync();
}
