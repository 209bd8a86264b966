using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingestion.Alerter.Tests;

/// <summary>A real HTTP server on loopback that keeps what is posted to it.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _received = new();

    private WebhookReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single() + "/hook";

    public IReadOnlyList<Received> Received => [.. _received];

    public IEnumerable<string> Keys => _received.Select(r => r.Key);

    /// <summary>What it answers, before it keeps what came; 200 unless set. May hang or throw.</summary>
    public Func<HttpContext, Task<int>> Answer { get; set; } = _ => Task.FromResult(200);

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.MapPost("/hook", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        context.Response.StatusCode = await Answer(context);
        if (context.Response.StatusCode == 200) _received.Enqueue(new(context.Request.Headers["Idempotency-Key"].Single()!, body));
    }
}

internal sealed record Received(string Key, string Body);
