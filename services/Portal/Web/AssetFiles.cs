using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace Ingestion.Portal.Web;

/// <summary>The portal's own style, script and icon. Their addresses change with their content, so they may be kept for ever.</summary>
internal static class AssetFiles
{
    private static readonly FrozenDictionary<string, Asset> ByName = Load();

    public static string Address(string name) => $"/assets/{ByName[name].Hash}/{name}";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/assets/{hash}/{name}", Get).ExcludeFromDescription();

    private static IResult Get(string hash, string name, HttpResponse response)
    {
        if (!ByName.TryGetValue(name, out var asset)) return TypedResults.NotFound();
        response.Headers.CacheControl = hash == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(asset.Content, asset.Type);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        const string Prefix = "assets/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(n => n[Prefix.Length..], n => Read(assembly, n));
    }

    private static Asset Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray();
        return new Asset(bytes, TypeOf(resource), Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No content type is known for {other} files."),
    };

    private sealed record Asset(byte[] Content, string Type, string Hash);
}
