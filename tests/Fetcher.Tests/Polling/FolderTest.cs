using System.Text;
using Ingestion.Fetcher.Tests.Support;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

public sealed class FolderTest : IAsyncLifetime
{
    private FetcherHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await FetcherHost.CreateAsync();
        Directory.CreateDirectory(_host.Folder["in"]);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_file_written_just_now_is_taken_soon_although_the_folder_is_looked_at_rarely()
    {
        File.WriteAllText(_host.Folder["in/a.txt"], "Written this moment.");
        await StartAsync("poll_min: 1h");
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count == 1, 15));
    }

    [Fact]
    public async Task A_half_written_file_is_left_until_it_is_whole()
    {
        var path = _host.Folder["in/a.txt"];
        File.WriteAllText(path, "The first half ");
        await StartAsync("poll_min: 2s");
        for (var i = 0; i < 6; i++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            File.AppendAllText(path, ".");
            Assert.Empty(_host.Intake.Taken);
        }

        File.AppendAllText(path, " and the second.");
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count > 0, 15));
        Assert.Equal("The first half ...... and the second.", Encoding.UTF8.GetString(_host.Intake.Taken[0].Body));
    }

    [Fact]
    public async Task A_file_from_a_machine_whose_clock_is_ahead_is_not_left_out()
    {
        File.WriteAllText(_host.Folder["in/a.txt"], "From tomorrow.");
        File.SetLastWriteTimeUtc(_host.Folder["in/a.txt"], DateTime.UtcNow.AddDays(1));
        await StartAsync("poll_min: 1h");
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count == 1, 10));
    }

    [Fact]
    public async Task A_file_whose_sidecar_was_wrong_is_taken_once_that_is_mended()
    {
        File.WriteAllText(_host.Folder["in/a.txt"], "The town fell.");
        File.WriteAllText(_host.Folder["in/a.meta.yaml"], "published: yesterdayish");
        Age("in/a.txt", "in/a.meta.yaml");
        await StartAsync("poll_min: 1s\n    poll_max: 1s");
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Rejected.Count == 1, 10));
        Assert.Contains("yesterdayish", _host.Intake.Rejected[0].Reason, StringComparison.Ordinal);
        File.WriteAllText(_host.Folder["in/a.meta.yaml"], "published: 2026-03-01");
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count == 1, 15));
    }

    private void Age(params string[] names)
    {
        foreach (var name in names) File.SetLastWriteTimeUtc(_host.Folder[name], DateTime.UtcNow.AddMinutes(-1));
    }

    private Task StartAsync(string more)
    {
        _host.Define($"sources:\n  - id: f\n    path: {_host.Folder["in"]}\n    {more}\n");
        return _host.Host.StartAsync();
    }
}
