using Ingestion.Alerter.Channels;
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
        using var sender = new DeliverySender(
            database ?? room.Database,
            new WebhookChannel(_services.GetRequiredService<IHttpClientFactory>(), room.Options, TimeProvider.System),
            room.Options,
            room.Clock,
            NullLogger<DeliverySender>.Instance,
            this);
        await sender.SendDueAsync(CancellationToken.None);
    }

    public ValueTask ReachedAsync(string point, CancellationToken cancel)
    {
        Notified();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _services.Dispose();
}
