using System.CommandLine;

namespace Ingestion.Standalone.Verbs;

/// <summary>Every verb of the command line, one class a verb.</summary>
internal static class AllVerbs
{
    public static IEnumerable<Command> Create() =>
    [
        DeduplicateVerb.Create(),
        EnrichVerb.Create(),
        ExtractVerb.Create(),
    ];
}
