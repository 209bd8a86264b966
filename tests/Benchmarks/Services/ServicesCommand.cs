using System.CommandLine;

namespace Ingestion.Benchmarks.Services;

/// <summary><c>services</c>: articles a second through all services as processes of their own.</summary>
internal static class ServicesCommand
{
    public static Command Create()
    {
        var articles = new Option<int>("--articles") { Description = "How many, as files in one folder.", DefaultValueFactory = _ => 1_000 };
        var engine = new Option<string>("--engine") { Description = "opensearch or elasticsearch.", DefaultValueFactory = _ => "opensearch" };
        var seed = new Option<int>("--seed") { Description = "Of the generator.", DefaultValueFactory = _ => 1 };
        var command = new Command(
            "services",
            "Articles a second through fetcher, deduplicator, entity extractor, indexer and alerter, on a broker, a PostgreSQL and an engine of its own. Build the solution in Release first."
        )
        {
            articles, engine, seed,
        };
        command.SetAction(
            (parsed, cancel) =>
                PipelineThroughput.RunAsync(parsed.GetValue(articles), parsed.GetValue(engine)!, parsed.GetValue(seed), Console.Out, cancel)
        );
        return command;
    }
}
