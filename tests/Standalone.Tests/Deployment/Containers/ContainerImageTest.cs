using System.Diagnostics;
using Ingestion.Tests;
using Ingestion.Tests.Distributed;
using Ingestion.Tests.Infrastructure;
using Xunit;

namespace Ingestion.Standalone.Tests.Deployment.Containers;

/// <summary>A service's image, made without a container engine on a base image of our own: what it says of itself, and that what is in it
/// runs.</summary>
public sealed class ContainerImageTest : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private PublishedImage _image = null!;

    public async ValueTask InitializeAsync()
    {
        await using var registry = await LoopbackRegistry.StartAsync();
        _image = await PublishedImage.PublishAsync("Indexer", registry.Name, _folder.Path);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_published_image_runs_its_service_for_no_root_on_the_port_that_it_exposes()
    {
        Assert.Equal(["dotnet", "/app/Ingestion.Indexer.dll"], _image.EntryPoint);
        Assert.Equal("1654", _image.User);
        Assert.Equal(["8080/tcp"], _image.Ports);
        Assert.Contains("ASPNETCORE_HTTP_PORTS=8080", _image.Environment);

        var port = FreePort.Next();
        using var service = Start(port);
        try
        {
            await ServiceProcesses.ReadyAsync("Indexer", new Uri($"http://127.0.0.1:{port}"));
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
        }
    }

    /// <summary>As a container engine starts it, but for the root that its paths are below and the port, which may be taken here.</summary>
    private Process Start(int port)
    {
        var start = new ProcessStartInfo(_image.EntryPoint[0], [.. _image.EntryPoint.Skip(1).Select(Inside)])
        {
            WorkingDirectory = Inside(_image.WorkingFolder),
        };
        start.Environment["ASPNETCORE_HTTP_PORTS"] = $"{port}";
        start.Environment["Ledger__Path"] = _folder["state.db"];
        return Process.Start(start)!;
    }

    private string Inside(string path) => Path.Combine(_image.Root, path.TrimStart('/'));
}
