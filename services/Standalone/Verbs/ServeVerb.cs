using System.CommandLine;
using System.Diagnostics;
using Ingestion.Standalone.Hosting;

namespace Ingestion.Standalone.Verbs;

/// <summary><c>serve</c>: the whole newsroom in one process, until it is told to stop. The default verb.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Addresses of the portal, separated by semicolons.",
            DefaultValueFactory = _ => "http://localhost:8080",
        };
        var noSample = new Option<bool>("--no-sample") { Description = "Start without the bundled sample newsroom." };
        var data = SharedOptions.Data();
        var settings = new Option<string[]>("--set")
        {
            Description = "A setting, such as Alerter:NotifyWithin=2.00:00:00; may be given more than once.",
            AllowMultipleArgumentsPerToken = false,
        };
        var command = new Command("serve", "Run the whole newsroom in one process.") { urls, noSample, data, settings };
        command.SetAction((parsed, cancel) => VerbRunner.RunAsync(() => RunAsync(
            parsed.GetRequiredValue(data), parsed.GetRequiredValue(urls), !parsed.GetValue(noSample), parsed.GetValue(settings) ?? [], cancel)));
        return command;
    }

    private static async Task RunAsync(string data, string urls, bool sample, IReadOnlyList<string> settings, CancellationToken cancel)
    {
        var started = Stopwatch.StartNew();
        using var folder =
            DataFolder.TryHold(data)
            ?? throw new VerbException(
                $"Another process holds the data folder {Path.GetFullPath(data)}. Stop it, or name another folder with --data."
            );
        await using var newsroom = await Newsroom.StartAsync(folder, urls, sample, settings, cancel);
        Console.WriteLine($"Portal: {newsroom.Address}   (started in {started.Elapsed.TotalSeconds:0.0} s, data in {folder.Path}, Ctrl+C stops)");
        await newsroom.WaitAsync(cancel);
    }
}
