using System.CommandLine;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary><c>deduplication</c>: how right, how fast and how large the deduplicator is.</summary>
internal static class DeduplicationCommand
{
    public static Command Create() => new("deduplication", "How right, how fast and how large the deduplicator is.") { Evaluate(), Memory(), Database(), Grow() };

    private static Command Evaluate()
    {
        var stories = Number("--stories", "Originals; each comes with an article of every kind.", 350);
        var seed = Seed();
        var command = new Command("evaluate", "Clusters of a generated stream against the true ones: ARI, precision, recall, and every kind of edit.") { stories, seed };
        command.SetAction((parsed, cancel) => Evaluation.RunAsync(parsed.GetValue(stories), parsed.GetValue(seed), Console.Out, cancel));
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
        var command = new Command("database", "Decisions a second in PostgreSQL (or SQLite), against a bare loop of two-statement transactions.") { documents, consumers, sqlite, seed };
        command.SetAction((parsed, cancel) => DatabaseThroughput.RunAsync(!parsed.GetValue(sqlite), parsed.GetValue(documents), parsed.GetValue(consumers), parsed.GetValue(seed), Console.Out, cancel));
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

    private static Option<int> Number(string name, string description, int value) => new(name) { Description = description, DefaultValueFactory = _ => value };
}
