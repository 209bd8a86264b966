using Ingestion.Standalone.SampleNewsroom;
using Ingestion.Tests.Sample;
using Xunit;

namespace Ingestion.Tests.SampleNewsroom;

/// <summary>The sample newsroom, served for one test class.</summary>
public sealed class RunningNewsroom : IAsyncLifetime
{
    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    public SampleNewsroomServer Server { get; private set; } = null!;

    public SampleExpectations Expected => SampleExpectations.Load(Path.Combine(SampleFolder.Path, "expected.json"), Server.Expand);

    public async ValueTask InitializeAsync() => Server = await SampleNewsroomServer.StartAsync(
        new SampleNewsroomOptions { SamplesFolder = SampleFolder.Path },
        new FakeClock(new DateTimeOffset(2026, 3, 5, 16, 20, 0, TimeSpan.Zero)),
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Address of an article named as <c>outlet/path</c>.</summary>
    public string AddressOf(string article)
    {
        var slash = article.IndexOf('/', StringComparison.Ordinal);
        return Server.Addresses[article[..slash]] + article[slash..];
    }
}
