using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ingestion.Tests;

/// <summary>A PostgreSQL of the machine's own, in a temporary folder on a free port, ended with the test.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string _tools;
    private readonly string _folder = Directory.CreateTempSubdirectory("ingestion-postgres-").FullName;

    private PostgresServer(string tools, int port)
    {
        _tools = tools;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=ingestion;Database=postgres;Maximum Pool Size=40;Include Error Detail=true";
        // PostgreSQL refuses to run as root.
        if (IsRoot) Run("chown", "nobody", _folder);
        RunTool("initdb", "--username=ingestion", "--auth=trust", "--encoding=UTF8", "--no-locale", $"--pgdata={_folder}/data");
        RunTool("pg_ctl", "--wait", $"--pgdata={_folder}/data", $"--log={_folder}/log", $"--options=-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder}", "start");
    }

    public string ConnectionString { get; }

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Starts one; null when the machine has no PostgreSQL.</summary>
    public static PostgresServer? TryStart()
    {
        var tools = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).OrderDescending().FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        return tools is null ? null : new PostgresServer(tools, FreePort());
    }

    public void Dispose()
    {
        RunTool("pg_ctl", "--wait", $"--pgdata={_folder}/data", "--mode=immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void RunTool(string tool, params string[] arguments)
    {
        var path = Path.Combine(_tools, tool);
        if (IsRoot) Run("runuser", ["-u", "nobody", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    /// <summary>Output is not piped: the server would inherit the pipe and keep it open.</summary>
    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)) || process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed.");
    }
}
