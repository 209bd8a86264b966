using System.CommandLine;
using System.Text.Json;
using Ingestion.Standalone.Control;
using Ingestion.Standalone.Hosting;

namespace Ingestion.Standalone.Verbs;

/// <summary><c>ingest PATH|URL…</c>: takes things in once and prints one JSON line an article.</summary>
internal static class IngestVerb
{
    public static Command Create()
    {
        var targets = new Argument<string[]>("target") { Description = "Files, folders, feeds, sitemaps or pages.", Arity = ArgumentArity.OneOrMore };
        var meta = new Option<string?>("--meta") { Description = "JSON file that gives url, outlet, published… of texts that lack them." };
        var allowPrivate = new Option<bool>("--allow-private") { Description = "Allow addresses on this machine or a private network." };
        var data = SharedOptions.Data();
        var command = new Command("ingest", "Take in files, folders, feeds, sitemaps or pages once, through the whole pipeline.")
        {
            targets,
            meta,
            allowPrivate,
            data,
        };
        command.SetAction(
            (parsed, cancel) =>
                VerbRunner.RunAsync(() =>
                    RunAsync(
                        new IngestRequest(
                            [.. parsed.GetRequiredValue(targets).Select(target => Absolute(target)!)],
                            Absolute(parsed.GetValue(meta)),
                            parsed.GetValue(allowPrivate)
                        ),
                        parsed.GetRequiredValue(data),
                        cancel
                    )
                )
        );
        return command;
    }

    private static async Task RunAsync(IngestRequest request, string data, CancellationToken cancel)
    {
        await using var newsroom = await NewsroomConnection.OpenAsync(data, cancel);
        using var message = new HttpRequestMessage(HttpMethod.Post, "control/ingest")
        {
            Content = JsonContent.Create(request, ControlJson.Default.IngestRequest),
        };
        using var response = await newsroom.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
        await Answers.EnsureAsync(response, cancel);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancel));
        var failures = 0;
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            Console.WriteLine(line);
            if (JsonSerializer.Deserialize(line, ControlJson.Default.IngestLine) is { Outcome: IngestLine.Failed }) failures++;
        }

        if (failures > 0) throw new VerbException($"{failures} could not be got; each line with the outcome '{IngestLine.Failed}' gives the reason.");
    }

    /// <summary>The process that holds the data folder may stand in another working directory.</summary>
    private static string? Absolute(string? target) =>
        target is null || (Uri.TryCreate(target, UriKind.Absolute, out var uri) && !uri.IsFile) ? target : Path.GetFullPath(target);
}
