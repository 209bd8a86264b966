using System.CommandLine;
using Ingestion.Benchmarks.Bus;
using Ingestion.Benchmarks.Deduplication;
using Ingestion.Benchmarks.Events;
using Ingestion.Benchmarks.Extraction;
using Ingestion.Benchmarks.Fetching;
using Ingestion.Benchmarks.Naming;
using Ingestion.Benchmarks.Places;
using Ingestion.Benchmarks.Search;
using Ingestion.Benchmarks.Services;

namespace Ingestion.Benchmarks;

/// <summary>Every benchmark and evaluation, one command a subject.</summary>
internal static class AllBenchmarks
{
    public static IEnumerable<Command> Create() =>
        [
            BusCommand.Create(),
            DeduplicationCommand.Create(),
            EventsCommand.Create(),
            ExtractionCommand.Create(),
            FetchingCommand.Create(),
            NamesEvaluation.Create(),
            PlacesCommand.Create(),
            SearchCommand.Create(),
            ServicesCommand.Create(),
        ];
}
