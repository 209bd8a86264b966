using System.Diagnostics;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Tests;
using Ingestion.Tests.Infrastructure;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

/// <summary>Two Fetchers as processes of the operating system, on one database and one source file, against one server that logs.</summary>
public sealed class TwoProcessesTest : IAsyncLifetime
{
    private const int Sources = 8;
    private const double Delay = 0.15;
    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _processes = [];
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Two_processes_together_never_break_a_hosts_delay_and_ask_for_nothing_twice()
    {
        var yaml = "sources:\n" + string.Concat(Enumerable.Range(0, Sources).Select(i =>
        {
            _site.Serve($"/rss{i}", $"<rss><channel><item><link>/s{i}/1</link></item><item><link>/s{i}/2</link></item></channel></rss>", "text/xml");
            _site.Serve($"/s{i}/1", "%PDF-1.7"u8.ToArray(), "application/pdf");
            _site.Serve($"/s{i}/2", "%PDF-1.8"u8.ToArray(), "application/pdf");
            return $"  - id: s{i}\n    url: {_site.Url($"/rss{i}")}\n    allow_private: true\n    delay: {Delay}s\n    poll_min: 1h\n";
        }));
        await StartAsync("first@velmaria.example");
        await StartAsync("second@velmaria.example");
        // Only when both are there, and to each no more at once than half of them: else the quicker one takes all.
        File.WriteAllText(_folder["sources.yaml"], yaml);
        Assert.True(await FetcherHost.EventuallyAsync(() => _site.Requests.Count >= (Sources * 3) + 1, 60), string.Join(" ", _site.Requests));

        var log = _site.Log.OrderBy(r => r.At).ToList();
        for (var i = 1; i < log.Count; i++)
            Assert.True((log[i].At - log[i - 1].At).TotalSeconds >= Delay - 0.001, $"{log[i].At - log[i - 1].At} before {log[i].Path}");
        Assert.Equal(_site.Requests.Distinct(), _site.Requests);
        Assert.Equal(2, log.Select(r => r.Headers.UserAgent.ToString()).Distinct().Count());
    }

    private async Task StartAsync(string contact)
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Ingestion.Fetcher.exe" : "Ingestion.Fetcher")
        )
        {
            WorkingDirectory = _folder.Path,
            ArgumentList =
            {
                "--urls",
                address,
                $"--Fetcher:Parallelism={Sources / 2}",
                $"--Ledger:Path={_folder["state.db"]}",
                $"--Fetcher:SourcesFile={_folder["sources.yaml"]}",
                $"--Fetcher:ArchiveFolder={_folder["archive"]}",
                $"--Fetcher:Contact={contact}",
                "--Logging:LogLevel:Default=Warning",
            },
        };
        _processes.Add(Process.Start(start)!);
        using var client = new HttpClient();
        Assert.True(await FetcherHost.EventuallyAsync(() => IsAlive(client, address), 60), "the process does not answer");
    }

    private static bool IsAlive(HttpClient client, string address)
    {
        try
        {
            return client.GetAsync(new Uri(address + "/alive")).GetAwaiter().GetResult().IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
