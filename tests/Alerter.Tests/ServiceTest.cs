using Ingestion.Alerter.Incidents;
using Ingestion.Contracts.V1;
using Ingestion.Pipeline;
using Ingestion.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ingestion.Alerter.Tests;

public sealed class ServiceTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_running_service_tells_its_webhook_within_seconds()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var host = Build(("Alerter:Webhooks:0", receiver.Address));
        await host.StartAsync();
        var fresh = (ArticleEnriched)new Story { Id = "a", Events = [Story.Fall()] };
        fresh = fresh with { Article = fresh.Article with { Published = DateTimeOffset.UtcNow, Fetched = DateTimeOffset.UtcNow } };
        await host.Services.GetRequiredService<IncidentBook>().TakeAsync(fresh, CancellationToken.None);
        for (var tenth = 0; tenth < 50 && !receiver.Keys.Any(); tenth++) await Task.Delay(100);
        Assert.Single(receiver.Keys);
        await host.StopAsync();
    }

    [Theory]
    [InlineData("Alerter:Webhooks:0", "hooks.example.org", "Alerter:Webhooks")]
    [InlineData("Alerter:NotifyWithin", "00:00:00", "Alerter:NotifyWithin")]
    [InlineData("Alerter:SameIncidentDays", "99", "Alerter:SameIncidentDays")]
    public async Task A_wrong_option_stops_the_start_and_names_itself(string key, string value, string named)
    {
        using var host = Build((key, value));
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    private IHost Build(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Ledger:Path", (string?)_folder["state.db"])]);
        builder.AddServiceDefaults();
        builder.AddAlerter();
        builder.Services.AddSingleton<ICheckpoint, NoCheckpoint>();
        return builder.Build();
    }

    private sealed class NoCheckpoint : ICheckpoint
    {
        public ValueTask ReachedAsync(string point, CancellationToken cancel) => ValueTask.CompletedTask;
    }
}
