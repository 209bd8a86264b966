using System.Collections.Concurrent;
using System.Diagnostics;
using Ingestion.Tests;
using Ingestion.Tests.Infrastructure;

namespace Ingestion.Fetcher.Tests.Support;

/// <summary>The Fetcher's own program as a process of the operating system, with its state and archive in a folder.</summary>
public sealed class FetcherProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private FetcherProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _output);

    public static FetcherProcess Start(TemporaryFolder folder, params string[] settings)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Ingestion.Fetcher.exe" : "Ingestion.Fetcher")
        )
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--urls",
                $"http://127.0.0.1:{FreePort.Next()}",
                $"--Ledger:Path={folder["state.db"]}",
                $"--Fetcher:SourcesFile={folder["sources.yaml"]}",
                $"--Fetcher:ArchiveFolder={folder["archive"]}",
                "--Fetcher:Contact=desk@velmaria.example",
                "--Logging:LogLevel:Default=Warning",
            },
        };
        foreach (var setting in settings) start.ArgumentList.Add(setting);
        return new FetcherProcess(Process.Start(start)!);
    }

    /// <summary>As kill -9 does: it gets no chance to end anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }
}
