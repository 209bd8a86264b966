using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ingestion.Standalone.Tests.Deployment.Containers;

/// <summary>
/// A registry with one image and no more of its protocol than a pull of it needs: <c>base:1</c>, an empty layer with the
/// environment that the ASP.NET image has.
/// </summary>
internal sealed class LoopbackRegistry : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";
    private readonly Dictionary<string, byte[]> _blobs = [];
    private readonly WebApplication _app;
    private readonly byte[] _manifest;

    private LoopbackRegistry()
    {
        _manifest = Manifest();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapGet("/v2/", () => Results.Ok());
        _app.MapMethods("/v2/base/manifests/{reference}", ["GET", "HEAD"], (HttpResponse response) =>
        {
            response.Headers["Docker-Content-Digest"] = Digest(_manifest);
            return Results.Bytes(_manifest, ManifestType);
        });
        _app.MapMethods("/v2/base/blobs/{digest}", ["GET", "HEAD"], (string digest) =>
            _blobs.TryGetValue(digest, out var blob) ? Results.Bytes(blob, "application/octet-stream") : Results.NotFound());
    }

    /// <summary>How an image reference names it.</summary>
    public string Name => $"localhost:{new Uri(_app.Urls.First()).Port}";

    public static async Task<LoopbackRegistry> StartAsync()
    {
        var registry = new LoopbackRegistry();
        await registry._app.StartAsync();
        return registry;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private byte[] Manifest()
    {
        var layer = EmptyLayer();
        var architecture = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64";
        var configuration = Encoding.UTF8.GetBytes($$"""
            {"architecture":"{{architecture}}","os":"linux","config":{"Env":["PATH=/usr/bin:/bin","APP_UID=1654","ASPNETCORE_HTTP_PORTS=8080"]},
             "rootfs":{"type":"layers","diff_ids":["{{Digest(layer)}}"]},"history":[{"created_by":"nothing"}]}
            """);
        var packed = Packed(layer);
        return Encoding.UTF8.GetBytes($$"""
            {"schemaVersion":2,"mediaType":"{{ManifestType}}",
             "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":{{configuration.Length}},"digest":"{{Keep(
                configuration
            )}}"},
             "layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":{{packed.Length}},"digest":"{{Keep(packed)}}"}]}
            """);
    }

    private static byte[] EmptyLayer()
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes)) tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "tmp/"));
        return bytes.ToArray();
    }

    private static byte[] Packed(byte[] layer)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.Write(layer);
        return bytes.ToArray();
    }

    private string Keep(byte[] blob)
    {
        var digest = Digest(blob);
        _blobs[digest] = blob;
        return digest;
    }

    private static string Digest(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
}
