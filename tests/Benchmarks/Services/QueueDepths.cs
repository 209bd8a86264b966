using Ingestion.Pipeline.Bus;
using RabbitMQ.Client;

namespace Ingestion.Benchmarks.Services;

/// <summary>How many messages wait in each of the product's queues, over a run.</summary>
internal sealed class QueueDepths : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly Dictionary<string, List<uint>> _looks = Topology.All.ToDictionary(queue => queue.Name, _ => new List<uint>());

    private QueueDepths(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static async Task<QueueDepths> ConnectAsync(string url, CancellationToken cancel)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(url) }.CreateConnectionAsync(cancel);
        return new QueueDepths(connection, await connection.CreateChannelAsync(cancellationToken: cancel));
    }

    public async Task LookAsync(CancellationToken cancel)
    {
        foreach (var (queue, depths) in _looks) depths.Add((await _channel.QueueDeclarePassiveAsync(queue, cancel)).MessageCount);
    }

    /// <returns>The longest queue first.</returns>
    public IEnumerable<(string Queue, double Depth)> Mean() =>
        _looks
            .Where(look => look.Value.Count > 0)
            .Select(look => (look.Key, look.Value.Average(depth => depth)))
            .OrderByDescending(look => look.Item2);

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
