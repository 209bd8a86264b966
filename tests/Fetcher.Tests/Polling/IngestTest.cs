using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Ingesting;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Fetcher.Tests.Warcs;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

public sealed class IngestTest : IAsyncLifetime
{
    private FetcherHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await FetcherHost.CreateAsync(polling: false);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("http://169.254.169.254/latest", "which no source may ask")]
    [InlineData("http://127.0.0.1:1/", "cannot be reached")]
    public async Task An_address_that_is_refused_is_recorded_as_a_rejected_capture(string url, string reason)
    {
        var refused = Assert.Single(await IngestAsync(url));
        Assert.Contains(reason, refused.Error, StringComparison.Ordinal);
        var (capture, recorded) = Assert.Single(_host.Intake.Rejected);
        Assert.Equal((url, refused.Error), (capture.Url, recorded));
    }

    [Fact]
    public async Task A_WARC_file_is_taken_page_by_page_and_its_end_told()
    {
        var path = _host.Folder["crawl.warc"];
        File.WriteAllBytes(path, [
            .. TestWarc.Response("https://velmaria.example/1", "<p>One</p>"),
            .. TestWarc.Response("https://velmaria.example/2", "<p>Two</p>", payloadDigest: "sha1:" + new string('A', 32)),
            .. TestWarc.Response("https://velmaria.example/3", "<p>Three</p>")[..^8]]);
        var pages = await IngestAsync(path);
        Assert.Equal([IntakeOutcome.Accepted, IntakeOutcome.Rejected, null], pages.Select(p => p.Result?.Outcome));
        Assert.Contains("breaks off at record 3", pages[2].Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Intake.Rejected.Count);
    }

    private async Task<List<Ingested>> IngestAsync(string place)
    {
        var all = new List<Ingested>();
        await foreach (
            var document in _host
                .Host.Services.GetRequiredService<SourceIngestor>()
                .IngestAsync(place, null, allowPrivate: true, TestContext.Current.CancellationToken)
        )
            all.Add(document);
        return all;
    }
}
