using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Tests.Support;

/// <summary>A site on a free loopback port that answers as a test tells it and remembers what it was asked.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _pages = new();
    private readonly ConcurrentQueue<(string Path, DateTime At, IHeaderDictionary Headers)> _log = new();

    private TestSite(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public IReadOnlyList<string> Requests => [.. _log.Select(r => r.Path)];

    public IReadOnlyList<(string Path, DateTime At, IHeaderDictionary Headers)> Log => [.. _log];

    public static async Task<TestSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var site = new TestSite(app);
        app.Run(site.AnswerAsync);
        await app.StartAsync();
        site.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return site;
    }

    public string Url(string path) => Address + path;

    public void Serve(string path, Func<HttpContext, Task> answer) => _pages[path] = answer;

    public void Serve(string path, string body, string type = "text/html; charset=utf-8") => Serve(path, async context =>
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    });

    public void Serve(string path, byte[] body, string type) => Serve(path, async context =>
    {
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(body);
    });

    public void Status(string path, int status, params (string Name, string Value)[] headers) => Serve(path, context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers) context.Response.Headers.Append(name, value);
        return Task.CompletedTask;
    });

    public int Count(string path) => Requests.Count(p => p == path);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path + context.Request.QueryString.Value;
        _log.Enqueue((path, DateTime.UtcNow, new HeaderDictionary(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value))));
        if (_pages.TryGetValue(path, out var answer)) return answer(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
