using Ingestion.Alerter.Channels;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingestion.Alerter.Tests;

/// <summary>The sender of a newsroom's notices, driven by hand.</summary>
internal sealed class Sending(Newsroom room, IDatabase? database = null) : IDisposable, ICheckpoint
{
    private readonly ServiceProvider _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();

    /// <summary>What happens after a receiver took a notice and before that is recorded.</summary>
    public Action Notified { get; set; } = () => { };

    public async Task SendDueAsync()
    {
        var state = database ?? room.Database;
        using var sender = new DeliverySender(
            state,
            new WebhookChannel(_services.GetRequiredService<IHttpClientFactory>(), room.Options, TimeProvider.System),
            room.Options,
            room.Clock,
            NullLogger<DeliverySender>.Instance,
            this,
            new DeliverySettlement(state, new SqlLedger(state, room.Clock)));
        await sender.SendDueAsync(CancellationToken.None);
    }

    public ValueTask ReachedAsync(string point, CancellationToken cancel)
    {
        Notified();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _services.Dispose();
}
