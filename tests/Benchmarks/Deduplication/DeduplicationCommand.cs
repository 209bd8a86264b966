using System.CommandLine;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary><c>deduplication</c>: how right, how fast and how large the deduplicator is.</summary>
internal static class DeduplicationCommand
{
    public static Command Create() =>
        new("deduplication", "How right, how fast and how large the deduplicator is.")
        {
            Evaluate(),
            Scripts(),
            Memory(),
            Database(),
            Processes(),
            Decide(),
            Grow(),
        };

    private static Command Evaluate()
    {
        var stories = Number("--stories", "Originals; each comes with an article of every kind.", 350);
        var seed = Seed();
        var command = new Command("evaluate", "Clusters of a generated stream against the true ones: ARI, precision, recall, and every kind of edit.")
        {
            stories,
            seed,
        };
        command.SetAction((parsed, cancel) => Evaluation.RunAsync(parsed.GetValue(stories), parsed.GetValue(seed), Console.Out, cancel));
        return command;
    }

    private static Command Scripts()
    {
        var (stories, seed) = (Number("--stories", "Originals; each comes with an article of every kind.", 120), Seed());
        var command = new Command("scripts", "The same evaluation in the letters of other scripts.") { stories, seed };
        command.SetAction((parsed, cancel) => Evaluation.CompareScriptsAsync(parsed.GetValue(stories), parsed.GetValue(seed), Console.Out, cancel));
        return command;
    }

    private static Command Memory()
    {
        var (documents, seed) = (Number("--documents", "How many.", 20_000), Seed());
        var command = new Command("memory", "Decisions a second in memory, against a naive sketch, query and insert.") { documents, seed };
        command.SetAction((parsed, cancel) => MemoryThroughput.RunAsync(parsed.GetValue(documents), parsed.GetValue(seed), Console.Out, cancel));
        return command;
    }

    private static Command Database()
    {
        var (documents, consumers, seed) = (Number("--documents", "How many.", 4_000), Number("--consumers", "How many decide at once.", 4), Seed());
        var sqlite = new Option<bool>("--sqlite") { Description = "SQLite in place of PostgreSQL." };
        var command = new Command("database", "Decisions a second in PostgreSQL (or SQLite), against a bare loop of two-statement transactions.")
        {
            documents,
            consumers,
            sqlite,
            seed,
        };
        command.SetAction(
            (parsed, cancel) =>
                DatabaseThroughput.RunAsync(
                    !parsed.GetValue(sqlite),
                    parsed.GetValue(documents),
                    parsed.GetValue(consumers),
                    parsed.GetValue(seed),
                    Console.Out,
                    cancel
                )
        );
        return command;
    }

    private static Command Processes()
    {
        var (documents, consumers) = (
            Number("--documents", "How many.", 2_000),
            Number("--consumers", "How many decide at once in each process.", 1)
        );
        var command = new Command("processes", "Decisions a second of two processes on one PostgreSQL against those of one.")
        {
            documents,
            consumers,
        };
        command.SetAction(
            (parsed, cancel) => ProcessThroughput.RunAsync(parsed.GetValue(documents), parsed.GetValue(consumers), Console.Out, cancel)
        );
        return command;
    }

    private static Command Decide()
    {
        var connection = new Argument<string>("connection");
        Argument<int>[] numbers = [new("documents"), new("consumers"), new("seed"), new("part"), new("parts")];
        var command = new Command("decide", "One process of those that `processes` starts.") { connection };
        command.Hidden = true;
        foreach (var number in numbers) command.Add(number);
        command.SetAction((parsed, cancel) =>
        {
            var given = numbers.Select(parsed.GetValue).ToArray();
            return ProcessThroughput.DecideAsync(parsed.GetValue(connection)!, given[0], given[1], given[2], given[3], given[4], cancel);
        });
        return command;
    }

    private static Command Grow()
    {
        var (documents, seed) = (Number("--documents", "The last power of ten.", 100_000), Seed());
        var command = new Command("scale", "How speed and memory change with the number of articles.") { documents, seed };
        command.SetAction((parsed, cancel) => Scale.RunAsync(parsed.GetValue(documents), parsed.GetValue(seed), Console.Out, cancel));
        return command;
    }

    private static Option<int> Seed() => Number("--seed", "Of the generator.", 1);

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
