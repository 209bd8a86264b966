using System.CommandLine;

namespace Ingestion.Standalone.Verbs;

/// <summary>Options that mean the same for every verb.</summary>
internal static class SharedOptions
{
    public static Option<string> Data() => new("--data")
    {
        Description = "Folder that holds the newsroom's state.",
        DefaultValueFactory = _ => "data",
    };
}
