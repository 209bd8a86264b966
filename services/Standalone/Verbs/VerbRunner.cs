using Ingestion.Pipeline;

namespace Ingestion.Standalone.Verbs;

/// <summary>Runs a verb's action: a failure that can be explained is one sentence on standard error and exit code 1.</summary>
internal static class VerbRunner
{
    public static async Task<int> RunAsync(Func<Task> action)
    {
        try
        {
            await action();
            return ExitCode.Done;
        }
        catch (Exception e) when ((e as VerbException)?.Message is { } || StartupError.Explain(e) is { })
        {
            await Console.Error.WriteLineAsync(e is VerbException ? e.Message : StartupError.Explain(e));
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before the end.");
            return ExitCode.Failed;
        }
    }
}
