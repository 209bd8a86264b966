using Ingestion.Fetcher.Api;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Tests.Support;

/// <summary>The API of a Fetcher on a free loopback port.</summary>
public sealed class SourcesApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SourcesApiHost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient
        {
            BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
    }

    public HttpClient Client { get; }

    public static async Task<SourcesApiHost> StartAsync(FetcherHost fetcher, string? key = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Portal:Key"] = key;
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0));
        var services = fetcher.Host.Services;
        builder.Services.AddSingleton(services.GetRequiredService<SourceStatuses>());
        builder.Services.AddSingleton(services.GetRequiredService<SourceControl>());
        builder.Services.AddSingleton(services.GetRequiredService<SourceAdmission>());
        builder.Services.AddSingleton(services.GetRequiredService<SourceTrial>());
        var app = builder.Build();
        app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, KeyedChanges>().MapSources();
        await app.StartAsync();
        return new SourcesApiHost(app);
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return _app.DisposeAsync();
    }
}
