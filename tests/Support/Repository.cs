namespace Ingestion.Tests;

/// <summary>Where this repository lies, found upwards from the running test.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string At(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "ingestion.sln"))) return folder;
        }

        throw new InvalidOperationException("ingestion.sln was not found above " + AppContext.BaseDirectory);
    }
}
