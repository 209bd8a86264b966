using System.CommandLine;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary><c>deduplication</c>: how right, how fast and how large the deduplicator is.</summary>
internal static class DeduplicationCommand
{
    public static Command Create() => new("deduplication", "How right, how fast and how large the deduplicator is.") { Evaluate() };

    private static Command Evaluate()
    {
        var stories = new Option<int>("--stories") { Description = "Originals; each comes with an article of every kind.", DefaultValueFactory = _ => 350 };
        var seed = new Option<int>("--seed") { Description = "Of the generator.", DefaultValueFactory = _ => 1 };
        var command = new Command("evaluate", "Clusters of a generated stream against the true ones: ARI, precision, recall, and every kind of edit.") { stories, seed };
        command.SetAction((parsed, cancel) => Evaluation.RunAsync(parsed.GetValue(stories), parsed.GetValue(seed), Console.Out, cancel));
        return command;
    }
}
