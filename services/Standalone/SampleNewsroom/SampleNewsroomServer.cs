using System.Net;
using Microsoft.AspNetCore.ResponseCompression;

namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>
/// Serves the sample outlets over HTTP on loopback addresses, as the web would: conditional requests, compression,
/// redirects, revised pages. Its present is the moment it first started, so that what it serves does not drift.
/// </summary>
public sealed class SampleNewsroomServer : IAsyncDisposable
{
    private readonly SampleNewsroomOptions _options;
    private readonly Dictionary<IPEndPoint, OutletSite> _sites;
    private readonly Dictionary<string, PlaceholderExpander> _expanders;
    private readonly Lock _gate = new();
    private readonly WebApplication _host;
    private NewsroomState _state;

    private SampleNewsroomServer(
        SampleNewsroomOptions options,
        NewsroomDefinition definition,
        IReadOnlyList<IPEndPoint> addresses,
        NewsroomState state
    )
    {
        _options = options;
        _state = state with { Port = addresses[0].Port };
        Addresses = definition.Outlets.Zip(addresses).ToDictionary(pair => pair.First.Id, pair => $"http://{pair.Second}");
        _expanders = definition.Outlets.ToDictionary(outlet => outlet.Id, Expander);
        _sites = definition.Outlets.Zip(addresses).ToDictionary(pair => pair.Second, pair => Site(pair.First));
        _host = CreateHost(addresses);
    }

    /// <summary>The first outlet's address; see <see cref="Addresses"/> for each.</summary>
    public Uri BaseAddress => new(Addresses.Values.First());

    /// <summary>Address of each outlet's site by its id, without a trailing slash.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; }

    public IReadOnlyList<OutletDefinition> Outlets => _sites.Values.Select(site => site.Outlet).ToList();

    /// <summary>The moment that the pages' dates count from.</summary>
    public DateTimeOffset Started => _state.Started;

    /// <param name="options">Where the samples lie and where the state is kept.</param>
    /// <param name="time">Gives the moment that the pages' dates count from, unless a state file remembers one.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="InvalidDataException">The definition or a page is not understood.</exception>
    /// <exception cref="IOException">The remembered port is taken.</exception>
    public static async Task<SampleNewsroomServer> StartAsync(SampleNewsroomOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var definition = NewsroomDefinition.Load(Path.Combine(options.SamplesFolder, "newsroom", "newsroom.json"));
        var state = NewsroomState.Load(options.StateFile) ?? new NewsroomState { Started = time.GetUtcNow(), Port = 0 };
        var server = new SampleNewsroomServer(options, definition, OutletAddresses.Choose(definition.Outlets.Count, state.Port), state);
        await server._host.StartAsync(cancellation);
        server._state.Save(options.StateFile);
        return server;
    }

    /// <summary>The definition of every outlet as a source, in the fetcher's format; written to <paramref name="path"/> too.</summary>
    public string SourcesYaml(string path)
    {
        var yaml = SourcesFile.Write(Outlets.Select(outlet => (outlet, Addresses[outlet.Id])));
        File.WriteAllText(path, yaml);
        return yaml;
    }

    /// <summary>Fills the placeholders of a text as on a page of this outlet.</summary>
    public string Expand(string outlet, string template) => _expanders[outlet].Expand(template);

    /// <summary>Every path that an outlet's site answers with a page.</summary>
    public IReadOnlyCollection<string> Paths(string outlet) => _sites.Values.Single(site => site.Outlet.Id == outlet).Paths;

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
    }

    private PlaceholderExpander Expander(OutletDefinition outlet) =>
        new(_state.Started, outlet.Offset, name => Addresses.TryGetValue(name.Length == 0 ? outlet.Id : name, out var address)
            ? address
            : throw new FormatException($"The outlet '{name}' is not in newsroom.json."));

    private OutletSite Site(OutletDefinition outlet)
    {
        var site = new OutletSite(
            outlet,
            Path.Combine(_options.SamplesFolder, "newsroom", "pages", outlet.Id),
            _state.Started,
            _expanders[outlet.Id]
        );
        foreach (var key in _state.Fetched.Where(key => key.StartsWith(outlet.Id + "/", StringComparison.Ordinal)))
            site.MarkFetched(key[outlet.Id.Length..]);
        return site;
    }

    private WebApplication CreateHost(IReadOnlyList<IPEndPoint> addresses)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = _options.SamplesFolder });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var address in addresses) kestrel.Listen(address);
        });
        builder.Services.AddResponseCompression(compression => compression.MimeTypes =
            [.. ResponseCompressionDefaults.MimeTypes, "application/rss+xml", "application/atom+xml", "application/feed+json"]);
        var host = builder.Build();
        host.UseResponseCompression();
        host.Run(new SiteResponder(_sites, Remember).AnswerAsync);
        return host;
    }

    private void Remember(OutletSite site, string path)
    {
        lock (_gate)
        {
            if (!site.MarkFetched(path)) return;
            _state = _state with { Fetched = [.. _state.Fetched, site.Outlet.Id + path] };
            _state.Save(_options.StateFile);
        }
    }
}
