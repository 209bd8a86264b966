using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingestion.Benchmarks.Fetching;

/// <summary>
/// One server under many host names, each an address of its own in 127.0.0.0/8: no name server answers for a thousand names
/// on one machine, and to robots.txt, politeness and connections an address is a host like any other.
/// </summary>
internal sealed class LoopbackHosts : IAsyncDisposable
{
    private const int PageLength = 50 * 1024;
    private readonly WebApplication _app;

    private LoopbackHosts(WebApplication app) => _app = app;

    public IReadOnlyList<string> Addresses { get; private set; } = [];

    public static async Task<LoopbackHosts> StartAsync(int hosts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            for (var i = 0; i < hosts; i++) kestrel.Listen(new IPAddress([127, 1, (byte)(i / 250), (byte)(1 + (i % 250))]), 0);
        });
        var server = new LoopbackHosts(builder.Build());
        var page = Page();
        server._app.Run(async context =>
        {
            if (context.Request.Path == "/robots.txt") context.Response.StatusCode = 404;
            else
            {
                context.Response.ContentType = "text/html";
                // No two bodies are the same, as no two pages of the world are.
                await context.Response.WriteAsync($"<!-- {context.Request.Host}{context.Request.Path} -->");
                await context.Response.Body.WriteAsync(page);
            }
        });
        await server._app.StartAsync();
        server.Addresses = [.. server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static byte[] Page()
    {
        var random = new Random(50);
        var text = new System.Text.StringBuilder("<html><body>");
        while (text.Length < PageLength) text.Append("<p>").AppendJoin(' ', Enumerable.Range(0, 40).Select(_ => $"word{random.Next(5_000)}")).Append("</p>\n");
        return System.Text.Encoding.UTF8.GetBytes(text.ToString());
    }
}
