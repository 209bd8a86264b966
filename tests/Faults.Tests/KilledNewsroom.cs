using System.Diagnostics;
using Ingestion.Tests;

namespace Ingestion.Faults.Tests;

/// <summary>A newsroom in a process of its own, to be killed without warning.</summary>
internal sealed class KilledNewsroom : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly List<string> _said = [];

    public KilledNewsroom(string data, Uri webhook, params string[] more)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar) + "/"))!;
        var start = new ProcessStartInfo(Repository.At("artifacts", "bin", "Faults.Host", configuration, "Ingestion.Faults.Host"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[data, webhook.ToString(), .. more]) start.ArgumentList.Add(argument);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Returns the rest of the first line that begins with <paramref name="word"/>.</summary>
    public async Task<string> HeardAsync(string word)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            lock (_said)
            {
                if (_said.FirstOrDefault(line => line.StartsWith(word, StringComparison.Ordinal)) is { } line)
                    return line[word.Length..].Trim();
                if (_process.HasExited || waited.Elapsed > LongestWait)
                    throw new TimeoutException($"Nothing said “{word}”:\n{string.Join('\n', _said)}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        // The data folder is free for the next process only when this one is gone.
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.Add(line);
    }
}
