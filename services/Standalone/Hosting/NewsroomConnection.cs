using Ingestion.Standalone.Control;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Ingestion.Standalone.Hosting;

/// <summary>
/// A verb's way to the newsroom of a data folder: the process that holds the folder, or, when none does, one that lives as
/// long as the verb. Either way the verb speaks HTTP.
/// </summary>
internal sealed class NewsroomConnection : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(15);
    private readonly WebApplication? _own;
    private readonly DataFolder? _folder;

    private NewsroomConnection(RunningNewsroom running, WebApplication? own = null, DataFolder? folder = null)
    {
        _own = own;
        _folder = folder;
        Http = new HttpClient { BaseAddress = new Uri(running.Url), Timeout = Timeout.InfiniteTimeSpan };
        Http.DefaultRequestHeaders.Add(ControlToken.Header, running.Token);
    }

    public HttpClient Http { get; }

    /// <exception cref="VerbException">The folder is held by a process that does not answer.</exception>
    public static async Task<NewsroomConnection> OpenAsync(string data, CancellationToken cancel)
    {
        var patience = DateTime.UtcNow + LongestStart;
        while (true)
        {
            if (DataFolder.TryHold(data) is { } folder) return await StartAsync(folder, cancel);
            if (DataFolder.Running(data) is { } running) return new NewsroomConnection(running);
            if (DateTime.UtcNow > patience)
            {
                throw new VerbException(
                    $"Another process holds the data folder {Path.GetFullPath(data)} and does not say where it listens. Stop it, or name another folder with --data."
                );
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_own is not null)
        {
            await _own.StopAsync();
            await _own.DisposeAsync();
        }

        _folder?.Dispose();
    }

    private static async Task<NewsroomConnection> StartAsync(DataFolder folder, CancellationToken cancel)
    {
        try
        {
            var app = NewsroomHost.Build(new NewsroomSettings { Data = folder, Urls = "http://127.0.0.1:0", Poll = false, Quiet = true });
            await app.StartAsync(cancel);
            return new NewsroomConnection(new RunningNewsroom(AddressOf(app), app.Services.GetRequiredService<ControlToken>().Value), app, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
