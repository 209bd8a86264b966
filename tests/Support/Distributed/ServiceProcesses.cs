using System.Diagnostics;
using Ingestion.Tests.Infrastructure;

namespace Ingestion.Tests.Distributed;

/// <summary>The product's services as processes of their own, with their files in one temporary folder.</summary>
/// <param name="settings">Where bus, ledger and index are.</param>
public sealed class ServiceProcesses(IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    /// <summary>Services and tests are built with one configuration: debug or release.</summary>
    private static readonly string Configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private readonly Dictionary<string, Process> _running = [];

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Starts a service and waits until it says it is ready.</summary>
    /// <returns>Its address.</returns>
    public async Task<Uri> StartAsync(string service)
    {
        var address = Begin(service);
        await ReadyAsync(service, address);
        return address;
    }

    /// <summary>Starts a service and waits for nothing.</summary>
    /// <param name="name">What it is called here, where there are two of one service.</param>
    public Uri Begin(string service, string? name = null) => Launch(name ?? service, Program(service, $"Ingestion.{service}.dll"));

    /// <summary>Starts a service that stops at a checkpoint, where it says so and hangs, and waits until it is there.</summary>
    public async Task StartUntilAsync(string service, string point)
    {
        Launch(service, Program("Faults.Host", "Ingestion.Faults.Host.dll"), "service", service, "stop-at", point);
        var reached = $"reached {point}";
        await Until.Async(
            async () => (await SaidAsync(service)).Contains(reached, StringComparison.Ordinal),
            $"{service} reaches {point}",
            () => SaidAsync(service)
        );
    }

    /// <summary>Starts a service whose clock is ahead.</summary>
    public async Task StartAheadAsync(string service, TimeSpan ahead) =>
        await ReadyAsync(
            service,
            Launch(service, Program("Faults.Host", "Ingestion.Faults.Host.dll"), "service", service, "ahead", ahead.ToString())
        );

    /// <summary>Starts a deduplicator whose every step takes a while, and waits for nothing.</summary>
    /// <param name="name">What it is called here.</param>
    /// <param name="serialised">False to take out the locks.</param>
    public void BeginJittery(string name, int seed, bool serialised) =>
        Launch(
            name,
            Program("Faults.Host", "Ingestion.Faults.Host.dll"),
            ["service", "Deduplicator", "jitter", $"{seed}", .. serialised ? Array.Empty<string>() : ["unserialised"]]
        );

    /// <summary>kill -9.</summary>
    public void Kill(string service)
    {
        if (!_running.Remove(service, out var process)) return;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        File.Delete(Log(service));
    }

    /// <summary>Stops it where it stands, connections open.</summary>
    public void Freeze(string service) => Signal(service, "STOP");

    public void Thaw(string service) => Signal(service, "CONT");

    /// <summary>What it has written since it was started last.</summary>
    public async Task<string> SaidAsync(string service) => File.Exists(Log(service)) ? await File.ReadAllTextAsync(Log(service)) : "";

    /// <summary>Waits until a service ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndedAsync(string service)
    {
        await _running[service].WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return _running[service].ExitCode;
    }

    /// <summary>Processor time that a service has used so far.</summary>
    public TimeSpan Used(string service)
    {
        _running[service].Refresh();
        return _running[service].TotalProcessorTime;
    }

    public static Task ReadyAsync(string service, Uri address) =>
        Until.Async(
            async () => (await HealthAsync(address, "/health")).Ready,
            $"{service} is ready",
            async () => (await HealthAsync(address, "/health")).Body
        );

    public static async Task<(bool Ready, string Body)> HealthAsync(Uri address, string path)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync()
    {
        foreach (var service in _running.Keys.ToList()) Kill(service);
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Program(string project, string file) => Repository.At("artifacts", "bin", project, Configuration, file);

    private string Log(string service) => Folder[$"{service}.log"];

    private Uri Launch(string name, string program, params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        // The shell only redirects: it becomes the program.
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "log=$1; shift; exec dotnet \"$@\" >> \"$log\" 2>&1", "sh", Log(name), program, .. arguments, $"--urls={address}"]
        )
        {
            WorkingDirectory = Folder.Path,
        };
        start.Environment["Ledger__Path"] = Folder["ingestion.db"];
        start.Environment["Fetcher__SourcesFile"] = Folder["sources.yaml"];
        start.Environment["Fetcher__ArchiveFolder"] = Folder["archive"];
        foreach (var (key, value) in settings) start.Environment[key] = value;
        _running[name] = Process.Start(start)!;
        return address;
    }

    private void Signal(string service, string signal)
    {
        using var kill = Process.Start("/bin/kill", [$"-{signal}", $"{_running[service].Id}"]);
        kill.WaitForExit();
    }
}
