using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Tests.Support;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

/// <summary>While a page is being stored, the next one of its source is asked for, and no further.</summary>
public sealed class AskedAheadTest : IAsyncLifetime
{
    private const int Pages = 6;
    private FetcherHost _host = null!;
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _host = await FetcherHost.CreateAsync();
        for (var i = 0; i < Pages; i++) _site.Serve($"/a/{i}", $"<p>Article {i}</p>");
        File.WriteAllLines(_host.Folder["pages.txt"], Enumerable.Range(0, Pages).Select(i => _site.Url($"/a/{i}")));
        _host.Define($"sources:\n  - id: s\n    kind: urls\n    path: {_host.Folder["pages.txt"]}\n    allow_private: true\n    delay: 0s\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_next_page_is_asked_for_while_one_is_stored_and_the_one_after_it_is_not()
    {
        var asked = new List<int>();
        _host.Intake.Answer = _ =>
        {
            var taken = _host.Intake.Taken.Count;
            SpinWait.SpinUntil(() => Asked >= Math.Min(taken + 1, Pages), TimeSpan.FromSeconds(10));
            asked.Add(Asked);
            return new IntakeResult(IntakeOutcome.Accepted, [], []);
        };
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => asked.Count == Pages), string.Join(", ", asked));
        Assert.Equal(Enumerable.Range(2, Pages - 1).Append(Pages), asked);
        Assert.Equal(_site.Requests.Where(path => path.StartsWith("/a/", StringComparison.Ordinal)).Select(_site.Url), _host.Intake.Urls);
    }

    [Fact]
    public async Task A_page_whose_successor_finds_its_host_held_is_saved_and_asked_for_once()
    {
        _site.Status("/a/1", 429, ("Retry-After", "3600"));
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _site.Requests.Contains("/a/1") && _host.Intake.Taken.Count == 1));
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.Equal(2, Asked);
    }

    private int Asked => _site.Requests.Count(path => path.StartsWith("/a/", StringComparison.Ordinal));
}
