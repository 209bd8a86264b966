using System.CommandLine;

namespace Ingestion.Standalone.Verbs;

/// <summary>Every verb of the command line, one class a verb.</summary>
internal static class AllVerbs
{
    public static IEnumerable<Command> Create() =>
    [
        ServeVerb.Create(),
        IngestVerb.Create(),
        QueryVerbs.Search(),
        QueryVerbs.Status(),
        QueryVerbs.Alerts(),
        RulingVerbs.Fold(),
        RulingVerbs.Unfold(),
        ReplayVerb.Create(),
        SourcesVerb.Create(),
        SampleVerb.Create(),
        ExtractVerb.Create(),
        DeduplicateVerb.Create(),
        EnrichVerb.Create(),
        DataVerb.Create(),
    ];
}
