using Ingestion.Standalone.SampleNewsroom;

namespace Ingestion.Standalone.Hosting;

/// <summary>The bundled sample of one data folder: its web sites while they are served, and the files that make it known.</summary>
internal sealed class Sample : IAsyncDisposable
{
    private Sample(SampleNewsroomServer server, string folder)
    {
        Server = server;
        SourcesFile = Path.Combine(folder, "sources.yml");
    }

    public SampleNewsroomServer Server { get; }

    /// <summary>The sample's source definitions.</summary>
    public string SourcesFile { get; }

    public static string Gazetteer => Path.Combine(SampleFolder.Path, "gazetteer", "velmaria.csv");

    public static string Catalogue => Path.Combine(SampleFolder.Path, "catalogue", "velmaria.csv");

    /// <returns>Null when the sample was removed from this folder.</returns>
    /// <exception cref="VerbException">The sample cannot be served.</exception>
    public static async Task<Sample?> StartAsync(DataFolder data, CancellationToken cancel)
    {
        if (File.Exists(RemovedMark(data.Sample))) return null;
        Directory.CreateDirectory(data.Sample);
        try
        {
            var options = new SampleNewsroomOptions { SamplesFolder = SampleFolder.Path, StateFile = Path.Combine(data.Sample, "state.json") };
            var sample = new Sample(await SampleNewsroomServer.StartAsync(options, TimeProvider.System, cancel), data.Sample);
            sample.Server.SourcesYaml(sample.SourcesFile);
            return sample;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new VerbException($"The sample newsroom cannot be served: {e.Message} Start with --no-sample, or free its port.");
        }
    }

    /// <summary>Ids of the sample's sources, whether it is served or not.</summary>
    public static IReadOnlyList<string> SourceIds() =>
        [.. NewsroomDefinition.Load(Path.Combine(SampleFolder.Path, "newsroom", "newsroom.json")).Outlets.Select(outlet => $"sample-{outlet.Id}")];

    /// <summary>Forgets the sample for good: its sources are no longer polled, and no later start brings it back.</summary>
    public static void Forget(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(RemovedMark(folder), "Delete this file to have the sample again.\n");
        File.Delete(Path.Combine(folder, "sources.yml"));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static string RemovedMark(string folder) => Path.Combine(folder, "removed");
}
