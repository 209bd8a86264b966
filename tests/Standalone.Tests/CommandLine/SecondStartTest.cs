using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Standalone.Tests.CommandLine;

/// <summary>A newsroom that is started, asked, stopped and started again on the same folder.</summary>
public sealed partial class SecondStartTest : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _started = [];

    [Fact]
    public async Task What_was_known_is_known_after_a_restart_and_the_sample_can_be_removed_for_good()
    {
        var first = await ServeAsync();
        await UntilAsync(() => AcceptedAsync(), accepted => accepted > 40);
        Assert.Contains(
            "Another process holds the data folder",
            (await CommandLine.RunAsync(_folder.Path, "serve", "--urls", "http://127.0.0.1:0")).Error,
            StringComparison.Ordinal
        );
        await StopAsync(first);
        var known = await AcceptedAsync();
        Assert.True(known > 40);

        var second = await ServeAsync();
        Assert.True(await AcceptedAsync() >= known);
        var removed = await CommandLine.RunAsync(_folder.Path, "sample", "remove");
        Assert.Equal(0, removed.Code);
        Assert.Equal(0, await AcceptedAsync());
        await StopAsync(second);

        var third = await ServeAsync();
        Assert.Equal(0, await AcceptedAsync());
        Assert.Equal("0", (await SearchAsync("district")).GetProperty("total").ToString());
        await StopAsync(third);
        Assert.False(Directory.Exists(_folder[".aspnet"]), "State goes to the data folder; keys were written to the home folder.");
    }

    /// <summary>What an assertion left running is ended too.</summary>
    public void Dispose()
    {
        foreach (var process in _started)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        _folder.Dispose();
    }

    private async Task<Process> ServeAsync()
    {
        var process = CommandLine.Start(_folder.Path, "--urls", "http://127.0.0.1:0");
        _started.Add(process);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.Matches(PortalLine(), line);
        return process;
    }

    private static async Task StopAsync(Process process)
    {
        using (var signal = Process.Start("kill", ["-TERM", $"{process.Id}"])) await signal.WaitForExitAsync();
        await CommandLine.EndAsync(process);
        Assert.Equal(0, process.ExitCode);
    }

    private async Task<int> AcceptedAsync()
    {
        var answer = await CommandLine.RunAsync(_folder.Path, "status");
        Assert.Equal(0, answer.Code);
        using var json = JsonDocument.Parse(answer.Output);
        return json.RootElement.GetProperty("ledger").GetProperty("accepted").GetInt32();
    }

    private async Task<JsonElement> SearchAsync(string word)
    {
        using var json = JsonDocument.Parse((await CommandLine.RunAsync(_folder.Path, "search", word)).Output);
        return json.RootElement.Clone();
    }

    private static async Task UntilAsync(Func<Task<int>> read, Func<int, bool> reached)
    {
        var waited = Stopwatch.StartNew();
        while (!reached(await read()))
        {
            Assert.True(waited.Elapsed < Patience, $"Not reached within {Patience}.");
            await Task.Delay(500);
        }
    }

    [GeneratedRegex(@"^Portal: http://127\.0\.0\.1:\d+ ")]
    private static partial Regex PortalLine();
}
