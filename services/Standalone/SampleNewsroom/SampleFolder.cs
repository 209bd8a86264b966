namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>Where the samples lie: they are copied beside the program when it is built.</summary>
public static class SampleFolder
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "samples");
}
