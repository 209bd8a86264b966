using System.CommandLine;
using Ingestion.Benchmarks.Deduplication;

namespace Ingestion.Benchmarks;

/// <summary>Every benchmark and evaluation, one command a subject.</summary>
internal static class AllBenchmarks
{
    public static IEnumerable<Command> Create() => [DeduplicationCommand.Create()];
}
