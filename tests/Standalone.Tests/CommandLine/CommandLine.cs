using System.Diagnostics;

namespace Ingestion.Standalone.Tests.CommandLine;

/// <summary>The product as a person types it: the built program, run as a process of its own.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Runs a verb to its end.</summary>
    public static Task<Answer> RunAsync(string folder, params string[] arguments) => AnswerAsync(Start(folder, arguments));

    /// <summary>As <see cref="RunAsync"/>, by somebody who has the portal's key.</summary>
    public static Task<Answer> RunWithKeyAsync(string folder, string key, params string[] arguments)
    {
        var start = Described(folder, arguments);
        start.Environment["Portal__Key"] = key;
        return AnswerAsync(Process.Start(start)!);
    }

    private static async Task<Answer> AnswerAsync(Process started)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await EndAsync(process);
        return new Answer(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the program in a folder with an empty home, as a stranger's machine has it.</summary>
    public static Process Start(string folder, params string[] arguments) => Process.Start(Described(folder, arguments))!;

    private static ProcessStartInfo Described(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Ingestion.Standalone"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = folder;
        return start;
    }

    /// <summary>Waits for the end; a process that does not come to it is killed and told as a failure.</summary>
    public static async Task EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.Arguments} did not end within {Patience}.");
        }
    }
}

/// <param name="Code">0 done, 1 failed, 2 usage.</param>
/// <param name="Output">Standard output: JSON.</param>
/// <param name="Error">Standard error: messages.</param>
internal sealed record Answer(int Code, string Output, string Error);
