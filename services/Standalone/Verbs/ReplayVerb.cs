using System.CommandLine;
using Ingestion.Standalone.Hosting;

namespace Ingestion.Standalone.Verbs;

/// <summary><c>replay</c>: sends archived captures through the pipeline again.</summary>
internal static class ReplayVerb
{
    public static Command Create()
    {
        var from = new Option<DateTimeOffset>("--from")
        {
            Description = "Captures fetched at this moment or later: 2026-03-01 or 2026-03-01T12:00Z.",
            Required = true,
        };
        var to = new Option<DateTimeOffset>("--to")
        {
            Description = "Captures fetched before this moment.",
            DefaultValueFactory = _ => DateTimeOffset.MaxValue,
        };
        var source = new Option<string?>("--source") { Description = "Id of one source; without it, all." };
        var data = SharedOptions.Data();
        var command = new Command(
            "replay",
            "Send archived captures through the pipeline again, without a request to anyone; no alert is raised twice."
        )
        {
            from,
            to,
            source,
            data,
        };
        command.SetAction(
            (parsed, cancel) =>
                VerbRunner.RunAsync(() =>
                    ReplayAsync(
                        parsed.GetRequiredValue(data),
                        parsed.GetRequiredValue(from),
                        parsed.GetRequiredValue(to),
                        parsed.GetValue(source),
                        cancel
                    )
                )
        );
        return command;
    }

    private static async Task ReplayAsync(string data, DateTimeOffset from, DateTimeOffset to, string? source, CancellationToken cancel)
    {
        if (to <= from) throw new VerbException("--to must be later than --from.");
        await using var newsroom = await NewsroomConnection.OpenAsync(data, cancel);
        var of = source is null ? "" : $"&source={Uri.EscapeDataString(source)}";
        using var response = await newsroom.Http.PostAsync(
            new Uri($"control/replay?from={Uri.EscapeDataString($"{from:O}")}&to={Uri.EscapeDataString($"{to:O}")}{of}", UriKind.Relative),
            null,
            cancel
        );
        await Answers.EnsureAsync(response, cancel);
        Console.WriteLine(await response.Content.ReadAsStringAsync(cancel));
    }
}
