using System.CommandLine;

namespace Ingestion.Benchmarks.Search;

/// <summary><c>search</c>: how fast the index takes articles in and answers.</summary>
internal static class SearchCommand
{
    public static Command Create() => new("search", "How fast the index takes articles in and answers.") { Embedded(), Engine() };

    private static Command Embedded()
    {
        var (documents, seed) = (
            Number("--documents", "The last size; a line at each tenfold from 1,000.", 100_000),
            Number("--seed", "Of the generator.", 1)
        );
        var command = new Command("embedded", "The embedded index as it grows: articles a second, bytes an article, and the time of searches.")
        {
            documents,
            seed,
        };
        command.SetAction((parsed, cancel) => EmbeddedGrowth.RunAsync(parsed.GetValue(documents), parsed.GetValue(seed), Console.Out, cancel));
        return command;
    }

    private static Command Engine()
    {
        var kind = new Option<string>("--kind") { Description = "opensearch or elasticsearch.", DefaultValueFactory = _ => "opensearch" };
        var url = new Option<string>("--url") { Description = "Where it is.", DefaultValueFactory = _ => "http://localhost:9200" };
        var (documents, seed) = (Number("--documents", "How many, each way.", 10_000), Number("--seed", "Of the generator.", 1));
        var command = new Command("engine", "Writing through the index against a bare _bulk loop on the same engine.") { kind, url, documents, seed };
        command.SetAction(
            (parsed, cancel) =>
                EngineThroughput.RunAsync(
                    parsed.GetValue(kind)!,
                    parsed.GetValue(url)!,
                    parsed.GetValue(documents),
                    parsed.GetValue(seed),
                    Console.Out,
                    cancel
                )
        );
        return command;
    }

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
