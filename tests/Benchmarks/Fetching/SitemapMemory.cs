using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Sources;
using Ingestion.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingestion.Benchmarks.Fetching;

/// <summary>Managed memory in use at a tenth of a sitemap's entries and at the most after it: a reader that keeps what passes grows tenfold
/// between.</summary>
internal static class SitemapMemory
{
    public static async Task RunAsync(int entries, TextWriter output, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServeAsync(entries);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await using var fetcher = await FetcherParts.CreateAsync(folder, polling: false);
        var listings = fetcher.Services.GetRequiredService<ListingVisitor>();
        var source = new Source { Id = "s", Url = $"{address}/sitemap.xml.gz", AllowPrivate = true };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long early = 0, most = 0, count = 0;
        await foreach (var _ in listings.TryAsync(source, new SourceState { Id = "s" }, cancel))
        {
            count++;
            if (count % (entries / 10) != 0) continue;
            var used = GC.GetTotalMemory(forceFullCollection: true) - before;
            if (count == entries / 10) early = used;
            else most = Math.Max(most, used);
        }

        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count:N0} entries: {early / 1_048_576.0:0.0} MB in use after a tenth of them, {most / 1_048_576.0:0.0} MB at the most after that"
            )
        );
    }

    private static async Task<WebApplication> ServeAsync(int entries)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var sitemap = Sitemap(entries);
        app.Run(async context =>
        {
            if (context.Request.Path == "/robots.txt")
            {
                context.Response.StatusCode = 404;
                return;
            }

            context.Response.ContentType = "application/gzip";
            await context.Response.Body.WriteAsync(sitemap);
        });
        await app.StartAsync();
        return app;
    }

    private static byte[] Sitemap(int entries)
    {
        using var packed = new MemoryStream();
        using (var writer = new StreamWriter(new GZipStream(packed, CompressionLevel.Fastest), new UTF8Encoding(false), 64 * 1024))
        {
            writer.Write("<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>");
            for (var i = 0; i < entries; i++)
                writer.Write(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<url><loc>https://velmaria.example/news/{(i % 28) + 1:00}/{i}-a-headline-of-some-length</loc><lastmod>2026-03-01</lastmod></url>\n"
                    )
                );
            writer.Write("</urlset>");
        }

        return packed.ToArray();
    }
}
