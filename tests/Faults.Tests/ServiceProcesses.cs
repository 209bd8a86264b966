using System.Diagnostics;
using Ingestion.Tests;
using Ingestion.Tests.Infrastructure;

namespace Ingestion.Faults.Tests;

/// <summary>The product's services as processes of their own, with their files in one temporary folder.</summary>
/// <param name="settings">Where bus, ledger and index are.</param>
internal sealed class ServiceProcesses(IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    /// <summary>Services and tests are built with one configuration: debug or release.</summary>
    private static readonly string Configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private readonly Dictionary<string, Process> _running = [];

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Starts a service and waits until it says it is ready.</summary>
    /// <returns>Its address.</returns>
    public async Task<Uri> StartAsync(string service)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var program = Repository.At("artifacts", "bin", service, Configuration, $"Ingestion.{service}.dll");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$1\" --urls \"$2\" >> \"$3\" 2>&1", "sh", program, address.ToString(), Folder[$"{service}.log"]]) { WorkingDirectory = Folder.Path };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        start.Environment["Ledger__Path"] = Folder["ingestion.db"];
        start.Environment["Fetcher__SourcesFile"] = Folder["sources.yaml"];
        start.Environment["Fetcher__ArchiveFolder"] = Folder["archive"];
        _running[service] = Process.Start(start)!;
        await Until.Async(() => IsReadyAsync(address), $"{service} is ready");
        return address;
    }

    /// <summary>kill -9.</summary>
    public void Kill(string service)
    {
        if (!_running.Remove(service, out var process)) return;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        foreach (var service in _running.Keys.ToList()) Kill(service);
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<bool> IsReadyAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        using var answer = await http.GetAsync(new Uri("/health", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }
}
