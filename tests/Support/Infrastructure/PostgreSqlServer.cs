using Npgsql;

namespace Ingestion.Tests.Infrastructure;

/// <summary>A PostgreSQL cluster of one test process: own folder, free port on loopback, user ingestion without a password.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private static readonly SharedServer<PostgreSqlServer> Shared = new(OpenAsync);

    private readonly TemporaryFolder _folder = new();
    private readonly string _programs;
    private readonly int _port = FreePort.Next();
    private ServerProcess? _server;
    private int _databases;

    private PostgreSqlServer(string programs) => _programs = programs;

    /// <summary>The server that the tests of this process share; skips the test where PostgreSQL is not installed.</summary>
    public static Task<PostgreSqlServer> SharedAsync() => Shared.GetAsync();

    /// <summary>Ends the server that tests shared, and removes its folder, after the last of them.</summary>
    public static Task CloseSharedAsync() => Shared.CloseAsync();

    /// <summary>A server of its own, for tests that kill it; skips the test where PostgreSQL is not installed.</summary>
    public static async Task<PostgreSqlServer> OpenAsync()
    {
        var programs = FindPrograms();
        if (programs is null) MissingPart.Skip("PostgreSQL", "Install it: apt-get install postgresql.");
        var server = new PostgreSqlServer(programs);
        await server.CreateAsync();
        await server.StartAsync();
        return server;
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Starts it again on the same port and the same data.</summary>
    public async Task StartAsync()
    {
        var (program, arguments) = AsUser("postgres", ["-D", _folder["data"], "-p", $"{_port}", "-h", "127.0.0.1", "-k", _folder.Path]);
        _server = ServerProcess.Start(_folder["server.log"], program, arguments);
        await _server.ReadyAsync(AnswersAsync, StartTime);
    }

    /// <summary>kill -9 of the server and its workers.</summary>
    public void Kill() => _server?.Kill();

    public Task StopAsync() => _server?.StopAsync(TimeSpan.FromSeconds(20)) ?? Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _server?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string? FindPrograms() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Select(v => Path.Combine(v, "bin"))
                .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;

    private async Task CreateAsync()
    {
        if (Environment.IsPrivilegedProcess)
            await ServerProcess.RunAsync(_folder["chown.log"], "chown", ["-R", User, _folder.Path]);
        var (program, arguments) = AsUser(
            "initdb",
            ["-D", _folder["data"], "-U", "ingestion", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        );
        await ServerProcess.RunAsync(_folder["initdb.log"], program, arguments);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private (string Program, string[] Arguments) AsUser(string program, string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess ? ("setpriv", [$"--reuid={User}", "--clear-groups", path, .. arguments]) : (path, arguments);
    }

    private static string User =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=ingestion;Database={database};Timeout=30;Maximum Pool Size=20;Include Error Detail=true";

    private async Task<bool> AnswersAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        return true;
    }
}
