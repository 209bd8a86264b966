using System.Diagnostics;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Fetcher.Warcs;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Warcs;

public sealed class OtherToolsTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_GNU_Wget_crawled_is_taken_whole()
    {
        var wget = new[] { "/usr/bin/wget", "/usr/local/bin/wget", "/opt/homebrew/bin/wget" }.FirstOrDefault(File.Exists);
        if (wget is null) Assert.Skip("SKIPPED: GNU Wget is not on this machine (apt-get install wget), so its WARC files are not tried.");
        await using var site = await TestSite.StartAsync();
        site.Serve("/", "<html><body><a href='/one'>One</a> <a href='/two'>Two</a></body></html>");
        site.Serve("/one", "<p>Grüße, the first</p>");
        site.Serve("/two", "<p>The second</p>");
        var start = new ProcessStartInfo(wget)
        {
            WorkingDirectory = _folder.Path,
            ArgumentList =
            {
                "--quiet",
                "--recursive",
                "--level=1",
                "--tries=1",
                "--timeout=10",
                "--warc-file=crawl",
                "--warc-max-size=100M",
                site.Url("/"),
            },
        };
        using var process = Process.Start(start)!;
        await process
            .WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        var pages = new Dictionary<string, string>();
        foreach (var file in Directory.GetFiles(_folder.Path, "crawl-*.warc.gz"))
        {
            foreach (var page in await ReadAsync(file)) pages.Add(page.Capture.Url!, Encoding.UTF8.GetString(page.Body.Span));
        }

        Assert.Equal([site.Url("/"), site.Url("/one"), site.Url("/two")], pages.Keys.Order());
        Assert.Equal("<p>Grüße, the first</p>", pages[site.Url("/one")]);
    }

    [Fact]
    public async Task What_is_archived_here_is_read_back_with_its_digests()
    {
        await using (var host = await FetcherHost.CreateAsync(_folder, polling: false))
        {
            var archive = host.Host.Services.GetRequiredService<IArchive>();
            for (var i = 0; i < 20; i++)
            {
                var body = Encoding.UTF8.GetBytes($"<p>Grüße {i % 15}</p>");
                await archive.AppendAsync(
                    new Capture
                    {
                        Id = new CaptureId($"c{i}"),
                        Source = "s",
                        Url = $"https://velmaria.example/{i}",
                        Status = 200,
                        ContentType = "text/html",
                        Headers = [new("Content-Type", "text/html"), new("Content-Encoding", "gzip"), new("Transfer-Encoding", "chunked")],
                        BodyHash = CaptureMaker.HashOf(body),
                        Fetched = DateTimeOffset.UtcNow.AddMinutes(-5),
                    },
                    body,
                    TestContext.Current.CancellationToken);
            }
        }

        var pages = await ReadAsync(Assert.Single(Directory.GetFiles(_folder["archive"], "*.warc.gz")));
        Assert.Equal(
            Enumerable.Range(0, 15).Select(i => ($"https://velmaria.example/{i}", $"<p>Grüße {i}</p>")),
            pages.Select(p => (p.Capture.Url!, Encoding.UTF8.GetString(p.Body.Span)))
        );
    }

    private static async Task<List<WarcDocument>> ReadAsync(string path)
    {
        var pages = new List<WarcDocument>();
        await foreach (
            var page in WarcDocuments.ReadAsync(path, new Source { Id = "s", Path = path }, 1_048_576, TestContext.Current.CancellationToken)
        )
        {
            Assert.Null(page.Refusal);
            pages.Add(page);
        }

        return pages;
    }
}
