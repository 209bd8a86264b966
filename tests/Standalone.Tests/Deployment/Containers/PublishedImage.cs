using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Ingestion.Tests;

namespace Ingestion.Standalone.Tests.Deployment.Containers;

/// <summary>An image of one service as <c>dotnet publish -t:PublishContainer</c> makes it, unpacked.</summary>
/// <param name="Configuration">What a container engine is told of it.</param>
/// <param name="Root">Where the files of its last layer lie.</param>
internal sealed record PublishedImage(JsonElement Configuration, string Root)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string[] EntryPoint => Texts("Entrypoint");

    public string[] Environment => Texts("Env");

    public string[] Ports => [.. Configuration.GetProperty("ExposedPorts").EnumerateObject().Select(port => port.Name)];

    public string User => Configuration.GetProperty(nameof(User)).GetString()!;

    public string WorkingFolder => Configuration.GetProperty("WorkingDir").GetString()!;

    /// <summary>Publishes what is built already.</summary>
    public static async Task<PublishedImage> PublishAsync(string service, string registry, string folder)
    {
        var archive = Path.Combine(folder, "image.tar");
        var build = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        await RunAsync(
            "dotnet",
            "publish",
            Repository.At("services", service),
            "--no-build",
            "-c",
            build,
            "-nologo",
            "-v",
            "quiet",
            "-t:PublishContainer",
            $"-p:PublishDir={Path.Combine(folder, "publish")}/",
            $"-p:ContainerBaseImage={registry}/base:1",
            $"-p:ContainerArchiveOutputPath={archive}"
        );
        return await OpenAsync(archive, folder);
    }

    private string[] Texts(string name) => [.. Configuration.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    private static async Task<PublishedImage> OpenAsync(string archive, string folder)
    {
        var image = Path.Combine(folder, "image");
        await UnpackAsync(archive, image);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(image, "manifest.json")));
        var entry = manifest.RootElement[0];
        var configuration = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(image, entry.GetProperty("Config").GetString()!)));
        var root = Path.Combine(folder, "root");
        await UnpackAsync(Path.Combine(image, entry.GetProperty("Layers").EnumerateArray().Last().GetString()!), root);
        return new(configuration.RootElement.GetProperty("config"), root);
    }

    private static async Task UnpackAsync(string archive, string folder)
    {
        Directory.CreateDirectory(folder);
        await using var file = File.OpenRead(archive);
        var packed = file.ReadByte() == 0x1f;
        file.Position = 0;
        await using var tar = packed ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        await TarFile.ExtractToDirectoryAsync(tar, folder, overwriteFiles: true);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {string.Concat(await said)}");
    }
}
