using System.Net.Sockets;

namespace Ingestion.Tests.Infrastructure;

/// <summary>A RabbitMQ broker of one test: own node, own folder, free ports on loopback, user guest.</summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private const string Programs = "/usr/lib/rabbitmq/bin";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(90);

    private static readonly SharedServer<RabbitMqServer> Shared = new(OpenAsync);

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Next();
    private readonly Dictionary<string, string> _environment;
    private ServerProcess? _server;
    private int _hosts;

    private RabbitMqServer()
    {
        File.WriteAllText(_folder["rabbitmq.conf"], "loopback_users = none\ndisk_free_limit.absolute = 50MB\n");
        File.WriteAllText(_folder["plugins"], "[].");
        _environment = new Dictionary<string, string>
        {
            ["HOME"] = _folder.Path,
            ["RABBITMQ_NODENAME"] = $"test{_port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{_port}",
            ["RABBITMQ_DIST_PORT"] = $"{FreePort.Next()}",
            ["ERL_EPMD_PORT"] = $"{FreePort.Next()}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_MNESIA_BASE"] = _folder["data"],
            ["RABBITMQ_LOG_BASE"] = _folder["log"],
            ["RABBITMQ_CONFIG_FILE"] = _folder["rabbitmq.conf"],
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = _folder["plugins"],
            ["RABBITMQ_PID_FILE"] = _folder["pid"],
        };
    }

    /// <summary><c>amqp://</c> address with user and password.</summary>
    public string ConnectionString => $"amqp://guest:guest@127.0.0.1:{_port}";

    /// <summary>The broker that the tests of this process share, each in a virtual host of its own; skips the test where RabbitMQ is not
    /// installed.</summary>
    public static Task<RabbitMqServer> SharedAsync() => Shared.GetAsync();

    /// <summary>A new, empty virtual host.</summary>
    /// <returns>Its <c>amqp://</c> address.</returns>
    public async Task<string> CreateHostAsync()
    {
        var name = $"test{Interlocked.Increment(ref _hosts)}";
        await ControlAsync("add_vhost", name);
        await ControlAsync("set_permissions", "-p", name, "guest", ".*", ".*", ".*");
        return $"{ConnectionString}/{name}";
    }

    /// <summary>A broker that answers; skips the test where RabbitMQ is not installed.</summary>
    public static async Task<RabbitMqServer> OpenAsync()
    {
        if (!File.Exists(Path.Combine(Programs, "rabbitmq-server"))) MissingPart.Skip("RabbitMQ", "Install it: apt-get install rabbitmq-server.");
        var broker = new RabbitMqServer();
        await broker.StartAsync();
        return broker;
    }

    /// <summary>Starts it again on the same port and the same data.</summary>
    public async Task StartAsync()
    {
        _server = ServerProcess.Start(_folder["server.log"], Path.Combine(Programs, "rabbitmq-server"), [], _environment);
        await _server.ReadyAsync(AnswersAsync, StartTime);
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _server?.Kill();

    /// <summary>It stands still; connections stay open and nobody answers.</summary>
    public void Freeze() => _server?.Freeze();

    public void Thaw() => _server?.Thaw();

    public Task StopAsync() => _server?.StopAsync(TimeSpan.FromSeconds(30)) ?? Task.CompletedTask;

    /// <summary>Runs <c>rabbitmqctl</c> on this broker.</summary>
    public Task ControlAsync(params string[] arguments) =>
        ServerProcess.RunAsync(_folder["control.log"], Path.Combine(Programs, "rabbitmqctl"), arguments, _environment);

    public async ValueTask DisposeAsync()
    {
        _server?.Dispose();
        await ServerProcess.RunAsync(_folder["epmd.log"], "/bin/sh", ["-c", "epmd -kill || true"], _environment);
        _folder.Dispose();
    }

    /// <summary>It listens before it is ready; ready is when it greets with its protocol.</summary>
    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var stream = client.GetStream();
        await stream.WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray(), limit.Token);
        return await stream.ReadAsync(new byte[8], limit.Token) > 0;
    }
}
