using Ingestion.Standalone.Control;

namespace Ingestion.Standalone.Hosting;

/// <summary>A served newsroom: the services, and the sample's web sites beside them unless they are not wanted.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    private readonly WebApplication _services;

    private Newsroom(WebApplication services, Sample? sample)
    {
        _services = services;
        Sample = sample;
        Address = NewsroomConnection.AddressOf(services);
    }

    /// <summary>The sample's web sites; null when they are not served.</summary>
    public Sample? Sample { get; }

    public IServiceProvider Services => _services.Services;

    /// <summary>The portal's address.</summary>
    public string Address { get; }

    /// <param name="folder">Held by the caller, who lets go of it after this newsroom.</param>
    /// <param name="urls">Addresses to listen on, separated by semicolons.</param>
    /// <param name="withSample">Serve and fetch the sample newsroom, unless it was removed from this folder.</param>
    /// <param name="settings">Settings as <c>Section:Key=value</c>.</param>
    /// <param name="cancel">Gives up starting.</param>
    /// <param name="more">Registrations of a test, made last.</param>
    /// <exception cref="VerbException">An address cannot be listened on, or the sample cannot be served.</exception>
    public static async Task<Newsroom> StartAsync(
        DataFolder folder,
        string urls,
        bool withSample,
        IReadOnlyList<string> settings,
        CancellationToken cancel,
        Action<IHostApplicationBuilder>? more = null
    )
    {
        PortalPorts.EnsureFree(urls);
        var sample = withSample ? await Hosting.Sample.StartAsync(folder, cancel) : null;
        try
        {
            var services = NewsroomHost.Build(
                new NewsroomSettings
                {
                    Data = folder,
                    Urls = urls,
                    Sample = sample,
                    Arguments = [.. settings.Select(setting => "--" + setting)],
                },
                more
            );
            await services.StartAsync(cancel);
            var newsroom = new Newsroom(services, sample);
            folder.Announce(new RunningNewsroom(newsroom.Address, services.Services.GetRequiredService<ControlToken>().Value));
            return newsroom;
        }
        catch
        {
            if (sample is not null) await sample.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns after an orderly stop: SIGTERM, Ctrl+C, or <paramref name="cancel"/>.</summary>
    public async Task WaitAsync(CancellationToken cancel)
    {
        using var stop = cancel.Register(() => _services.Lifetime.StopApplication());
        await _services.WaitForShutdownAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.StopAsync();
        await _services.DisposeAsync();
        if (Sample is not null) await Sample.DisposeAsync();
    }
}
