using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Ingestion.Fetcher.Tests.Archive;

/// <summary>What would be left after a power cut, as strace saw the system being asked for it.</summary>
public sealed class DurableNamesTest : PackedArchive
{
    private const string Strace = "/usr/bin/strace";

    [Fact]
    public async Task The_folder_is_flushed_after_a_new_file_and_before_the_index_leads_to_a_packed_one()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Strace)) Assert.Skip("SKIPPED: strace is missing. Install it: apt-get install strace.");
        List<string> calls;
        using (var strace = await AttachAsync())
        {
            await WriteAsync();
            await using var host = await OpenAsync();
            Assert.Equal(1, await Archive(host).PackAsync(Now));
            // Other tests of this process have folders of their own.
            calls = [.. (await DetachAsync(strace)).Where(call => call.Contains(Folder["archive"], StringComparison.Ordinal))];
        }

        var archive = Folder["archive"];
        var (made, written) = (
            First(calls, 0, "openat", $"{archive}/ingestion-", ".warc.gz.open", "O_CREAT"),
            First(calls, 0, "pwritev", ".warc.gz.open>")
        );
        Assert.InRange(FolderFlush(made), made, First(calls, written + 1, "pwritev", ".warc.gz.open>"));
        var renamed = First(calls, 0, "rename", "-packed.warc.gz.packing", "-packed.warc.gz\"");
        Assert.True(First(calls, 0, "fsync", "-packed.warc.gz.packing>") < renamed, "It is renamed before it is on the disk.");
        Assert.InRange(FolderFlush(renamed), renamed, First(calls, renamed, "unlink", $"{archive}/ingestion-", ".warc.gz\""));

        int FolderFlush(int after) => First(calls, after, "fsync", $"{archive}>");
    }

    /// <summary>The call that has all these words; fails where there is none.</summary>
    private static int First(List<string> calls, int from, params string[] words)
    {
        var found = calls.FindIndex(from, call => words.All(word => call.Contains(word, StringComparison.Ordinal)));
        Assert.True(found >= 0, $"No call with {string.Join(" and ", words)} after {from} in:\n{string.Join('\n', calls)}");
        return found;
    }

    /// <summary>To this very process.</summary>
    private async Task<Process> AttachAsync()
    {
        var start = new ProcessStartInfo(Strace)
        {
            RedirectStandardError = true,
            ArgumentList =
            {
                "-f",
                "-y",
                "-s",
                "512",
                "-e",
                "trace=openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,fsync,fdatasync,pwritev",
                "-o",
                Folder["calls"],
                "-p",
                Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            },
        };
        var strace = Process.Start(start)!;
        var attached = strace.StandardError.ReadLineAsync(Now).AsTask();
        if (
            await Task.WhenAny(attached, Task.Delay(TimeSpan.FromSeconds(10))) != attached
            || await attached is not { } line
            || !line.Contains("attached", StringComparison.Ordinal)
        )
        {
            strace.Kill();
            Assert.Skip("SKIPPED: strace may not attach to a process. Allow it (kernel.yama.ptrace_scope), or run as root.");
        }

        return strace;
    }

    private async Task<List<string>> DetachAsync(Process strace)
    {
        using (var interrupt = Process.Start("kill", ["-INT", strace.Id.ToString(CultureInfo.InvariantCulture)]))
            await interrupt.WaitForExitAsync(Now);
        _ = strace.StandardError.ReadToEndAsync(Now);
        await strace.WaitForExitAsync(Now);
        return Whole(await File.ReadAllLinesAsync(Folder["calls"], Now));
    }

    /// <summary>A call that another thread's came between is told in two lines: taken where it begins, with its end.</summary>
    private static List<string> Whole(string[] lines)
    {
        var (calls, unfinished) = (new List<string>(), new Dictionary<string, int>());
        foreach (var line in lines)
        {
            var thread = line.Split(' ')[0];
            if (line.Contains("resumed>", StringComparison.Ordinal) && unfinished.Remove(thread, out var at)) calls[at] += line;
            else calls.Add(line);
            if (line.EndsWith("<unfinished ...>", StringComparison.Ordinal)) unfinished[thread] = calls.Count - 1;
        }

        return calls;
    }
}
