using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
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

    /// <param name="hosts">How many.</param>
    /// <param name="isPacked">Whether pages are sent as gzip, to clients that take it.</param>
    public static async Task<LoopbackHosts> StartAsync(int hosts, bool isPacked)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            for (var i = 0; i < hosts; i++) kestrel.Listen(new IPAddress([127, 1, (byte)(i / 250), (byte)(1 + (i % 250))]), 0);
        });
        var server = new LoopbackHosts(builder.Build());
        var page = isPacked ? Packed(Page(), CompressionLevel.Optimal) : Page();
        server._app.Run(async context =>
        {
            if (context.Request.Path == "/robots.txt") context.Response.StatusCode = 404;
            else
            {
                // No two bodies are the same, as no two pages of the world are.
                var first = Encoding.UTF8.GetBytes($"<!-- {context.Request.Host}{context.Request.Path} -->");
                if (isPacked)
                {
                    if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
                        throw new InvalidOperationException("The client takes no gzip.");
                    context.Response.Headers.ContentEncoding = "gzip";
                    // Members in a row are one gzip file.
                    first = Packed(first, CompressionLevel.Fastest);
                }

                context.Response.ContentType = "text/html";
                context.Response.ContentLength = first.Length + page.Length;
                await context.Response.Body.WriteAsync(first);
                await context.Response.Body.WriteAsync(page);
            }
        });
        await server._app.StartAsync();
        server.Addresses = [.. server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static byte[] Packed(byte[] plain, CompressionLevel level)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level)) gzip.Write(plain);
        return packed.ToArray();
    }

    private static byte[] Page()
    {
        var random = new Random(50);
        var text = new StringBuilder("<html><body>");
        while (text.Length < PageLength)
            text.Append("<p>").AppendJoin(' ', Enumerable.Range(0, 40).Select(_ => $"word{random.Next(5_000)}")).Append("</p>\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
