using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

/// <summary>What was named and could not be had is told, not passed over.</summary>
public sealed class GivenUpTest : IAsyncLifetime
{
    private FetcherHost _host = null!;
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _host = await FetcherHost.CreateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task An_article_that_redirects_to_the_metadata_service_is_entered_as_rejected()
    {
        _site.Status("/a", 302, ("Location", "http://169.254.169.254/latest/meta-data/"));
        await VisitAsync();
        var (capture, reason) = Assert.Single(_host.Intake.Rejected);
        Assert.Equal(_site.Url("/a"), capture.Url);
        Assert.Contains("169.254.169.254", reason, StringComparison.Ordinal);
        Assert.Empty(_host.Intake.Taken);
    }

    [Fact]
    public async Task An_article_that_is_gone_is_entered_as_rejected_once()
    {
        _site.Status("/a", 404);
        await VisitAsync();
        await Task.Delay(2500, TestContext.Current.CancellationToken);
        Assert.Contains("404", Assert.Single(_host.Intake.Rejected).Reason, StringComparison.Ordinal);
        Assert.Equal(1, _site.Count("/a"));
        Assert.Equal(1, (await _host.Host.Services.GetRequiredService<SourceStatuses>().AllAsync(TestContext.Current.CancellationToken))[0].Missed);
    }

    private async Task VisitAsync()
    {
        _site.Serve("/rss", $"<rss><channel><item><link>{_site.Url("/a")}</link></item></channel></rss>", "text/xml");
        _host.Define($"sources:\n  - id: s\n    url: {_site.Url("/rss")}\n    allow_private: true\n    poll_min: 1s\n");
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Rejected.Count > 0));
    }
}
