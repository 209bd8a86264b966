using System.Diagnostics;
using System.Net.Sockets;

namespace Ingestion.Tests.Infrastructure;

/// <summary>A server of one test: a child process with everything it starts, its output in a file, ended with the test.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _log;
    private bool _disposed;

    private ServerProcess(Process process, string log) => (_process, _log) = (process, log);

    public bool IsRunning => !_process.HasExited;

    public static ServerProcess Start(
        string log,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        // The shell only redirects: it becomes the program, at the head of a process group of its own.
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "log=$1; shift; exec setsid \"$@\" >> \"$log\" 2>&1 < /dev/null", "sh", log, program, .. arguments]
        );
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var server = new ServerProcess(Process.Start(start)!, log);
        AppDomain.CurrentDomain.ProcessExit += server.OnExit;
        return server;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static async Task RunAsync(
        string log,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        using var tool = Start(log, program, arguments, environment);
        await tool._process.WaitForExitAsync();
        if (tool._process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {tool._process.ExitCode}: {await tool.OutputAsync()}");
    }

    /// <summary>Waits until <paramref name="isReady"/>, which may throw what unreachable servers cause.</summary>
    public async Task ReadyAsync(Func<Task<bool>> isReady, TimeSpan patience)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < patience; await Task.Delay(100))
        {
            if (!IsRunning) throw new InvalidOperationException($"The server ended with {_process.ExitCode}: {await OutputAsync()}");
            try
            {
                if (await isReady()) return;
            }
            catch (Exception e)
                when (e is SocketException or IOException or HttpRequestException or OperationCanceledException or System.Data.Common.DbException)
            {
                // Not yet.
            }
        }

        throw new TimeoutException($"The server did not answer in {patience.TotalSeconds} s: {await OutputAsync()}");
    }

    /// <summary>SIGKILL to it and all that it started.</summary>
    public void Kill()
    {
        if (!IsRunning) return;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit(TimeSpan.FromSeconds(10));
    }

    /// <summary>SIGTERM, and SIGKILL to what is left after <paramref name="patience"/>.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        Signal("TERM", $"{_process.Id}");
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
        }
    }

    /// <summary>Stops it and what it started where they stand (SIGSTOP); connections stay open and nobody answers.</summary>
    public void Freeze() => Signal("STOP", $"-{_process.Id}");

    public void Thaw() => Signal("CONT", $"-{_process.Id}");

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Kill();
        _disposed = true;
        _process.Dispose();
    }

    /// <summary>A test run that ends early leaves no server behind.</summary>
    private void OnExit(object? sender, EventArgs e)
    {
        // Whoever shares it may have disposed of it in this same event.
        if (!_disposed) Kill();
    }

    private void Signal(string signal, string target)
    {
        if (!IsRunning) return;
        using var kill = Process.Start("/bin/kill", [$"-{signal}", "--", target]);
        kill.WaitForExit();
    }

    private async Task<string> OutputAsync()
    {
        var lines = File.Exists(_log) ? await File.ReadAllLinesAsync(_log) : [];
        return string.Join(Environment.NewLine, lines.TakeLast(30));
    }
}
