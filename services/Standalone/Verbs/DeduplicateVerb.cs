using System.CommandLine;
using Ingestion.Deduplicator.Deduplication;

namespace Ingestion.Standalone.Verbs;

/// <summary><c>deduplicate</c>: articles as JSON lines in, the same lines with what each is to the ones before it out.</summary>
internal static class DeduplicateVerb
{
    private const int MostConsumers = 256;

    public static Command Create()
    {
        var consumers = new Option<int>("--consumers") { Description = "How many workers decide at the same time.", DefaultValueFactory = _ => 1 };
        consumers.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostConsumers) result.AddError($"--consumers must be 1 to {MostConsumers}.");
        });
        var passages = new Option<bool>("--passages")
        {
            Description = "Add the stretches of the text that the original has (matched) and lacks (added), as UTF-16 offsets.",
        };
        var verb = new Command(
            "deduplicate",
            "Reads articles as JSON lines {id,url,title,text,published,language,outlet} and adds duplicate_of, cluster, relation, containment, contains and reason. A later line for an id corrects the earlier one."
        )
        {
            consumers,
            passages,
        };
        verb.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(consumers), parsed.GetValue(passages), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(int consumers, bool passages, CancellationToken cancel)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        var run = new DeduplicationRun(new MemoryDeduplicator(new DeduplicationOptions()), consumers, passages);
        return await run.RunAsync(input, output, Console.Error, cancel) ? ExitCode.Done : ExitCode.Failed;
    }
}
