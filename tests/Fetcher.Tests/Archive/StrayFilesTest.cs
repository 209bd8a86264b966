using Ingestion.Fetcher.Archive;
using Ingestion.Ledger.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingestion.Fetcher.Tests.Archive;

/// <summary>Files in the archive's folder that the index knows nothing of.</summary>
public sealed class StrayFilesTest : PackedArchive
{
    [Fact]
    public async Task A_file_that_nobody_knows_is_told_once_and_shown_until_it_is_gone()
    {
        await WriteAsync();
        var stray = Foreign("notes.txt", "Who keeps notes here?");
        await using var host = await OpenAsync();
        var told = new Words();
        var strays = new StrayFiles(Folder["archive"], new ArchiveIndex(host.Host.Services.GetRequiredService<IDatabase>()), told);
        for (var i = 0; i < 3; i++) await strays.LookAsync(Now);
        Assert.Contains("notes.txt", Assert.Single(told.Said), StringComparison.Ordinal);
        Assert.Equal(["notes.txt"], strays.Names);
        File.Delete(stray);
        await strays.LookAsync(Now);
        Assert.Empty(strays.Names);
        Assert.Single(told.Said);
    }

    [Fact]
    public async Task It_is_told_by_the_health_check_which_stays_green()
    {
        await WriteAsync();
        Foreign("ingestion-copy.warc.gz", "no WARC");
        await using var host = await OpenAsync();
        var check = new ArchiveHealth(Archive(host));
        Assert.Null((await check.CheckHealthAsync(new HealthCheckContext(), Now)).Description);
        await Archive(host).PackAsync(Now);
        var health = await check.CheckHealthAsync(new HealthCheckContext(), Now);
        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Contains("ingestion-copy.warc.gz", health.Description, StringComparison.Ordinal);
    }

    /// <summary>Else pages would be packed as they come, slowly and for ever.</summary>
    [Fact]
    public async Task It_is_no_work_that_waits()
    {
        await WriteAsync();
        using (var sparse = File.Create(Path.Combine(Folder["archive"], "ingestion-copy.warc.gz")))
            sparse.SetLength(new DriveInfo(Folder["archive"]).AvailableFreeSpace);
        await using var host = await OpenAsync();
        var (folder, index) = (Folder["archive"], new ArchiveIndex(host.Host.Services.GetRequiredService<IDatabase>()));
        var packer = new ArchivePacker(
            folder,
            index,
            0,
            new PackingPace(TimeProvider.System),
            new StrayFiles(folder, index, new Words()),
            new Words()
        );
        Assert.Equal(1, await packer.PackAsync(Now));
        Assert.False(packer.IsBehind);
        Assert.Empty(packer.Look());
    }

    /// <summary>The remedy that the log names.</summary>
    [Fact]
    public async Task Renamed_to_an_open_file_its_captures_are_entered_at_the_next_start()
    {
        await WriteAsync();
        var path = Assert.Single(Files());
        File.Delete(Folder["state.db"]);
        await using (var host = await OpenAsync())
        {
            await Archive(host).PackAsync(Now);
            Assert.Equal([Path.GetFileName(path)], Archive(host).Strays);
        }

        File.Move(path, path + ".open");
        await using var again = await OpenAsync();
        await AssertAllReadAsync(again);
    }

    [Fact]
    public async Task A_foreign_file_of_that_name_is_not_cut()
    {
        await WriteAsync();
        var words = string.Concat(Enumerable.Repeat("no WARC ", 1000));
        var path = Foreign("ingestion-copy.warc.gz.open", words);
        await using var host = await OpenAsync();
        await AssertAllReadAsync(host);
        Assert.Equal(words, File.ReadAllText(path));
    }

    /// <summary>A process that ends before its first capture leaves one at each start.</summary>
    [Fact]
    public async Task A_file_without_captures_goes()
    {
        await WriteAsync();
        var (stored, known) = (File.ReadAllBytes(Assert.Single(Files())), Assert.Single(Files()));
        Assert.True(GzipMember.TryReadLength(stored, out var first));
        await File.WriteAllBytesAsync(known.Replace("ingestion-2", "ingestion-1", StringComparison.Ordinal), stored[..first], Now);
        await using var host = await OpenAsync();
        await Archive(host).EraseAsync(["odd", "even"], Now);
        await Archive(host).PackAsync(Now);
        Assert.Empty(Files());
        Assert.Empty(Archive(host).Strays);
    }

    private string Foreign(string name, string words)
    {
        var path = Path.Combine(Folder["archive"], name);
        File.WriteAllText(path, words);
        return path;
    }

    private sealed class Words : ILogger
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }
}
