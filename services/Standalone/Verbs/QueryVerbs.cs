using System.CommandLine;
using Ingestion.Standalone.Hosting;

namespace Ingestion.Standalone.Verbs;

/// <summary>The verbs that ask the newsroom and print its answer, which is JSON.</summary>
internal static class QueryVerbs
{
    public static Command Search()
    {
        var query = new Argument<string[]>("query") { Description = "Words, \"phrases\", prefix*, OR, -without.", Arity = ArgumentArity.ZeroOrMore };
        var data = SharedOptions.Data();
        var command = new Command("search", "Search the articles; prints the answer of GET /api/articles.") { query, data };
        command.SetAction((parsed, cancel) => VerbRunner.RunAsync(() => PrintAsync(
            parsed.GetRequiredValue(data), $"api/articles?q={Uri.EscapeDataString(string.Join(' ', parsed.GetValue(query) ?? []))}", cancel)));
        return command;
    }

    public static Command Status() => Plain("status", "Print the ledger's sum, the queues and the sources.", "control/status");

    public static Command Alerts() => Plain("alerts", "Print the alerts, newest first: the answer of GET /api/alerts.", "api/alerts");

    private static Command Plain(string name, string description, string path)
    {
        var data = SharedOptions.Data();
        var command = new Command(name, description) { data };
        command.SetAction((parsed, cancel) => VerbRunner.RunAsync(() => PrintAsync(parsed.GetRequiredValue(data), path, cancel)));
        return command;
    }

    private static async Task PrintAsync(string data, string path, CancellationToken cancel)
    {
        await using var newsroom = await NewsroomConnection.OpenAsync(data, cancel);
        using var response = await newsroom.Http.GetAsync(new Uri(path, UriKind.Relative), cancel);
        await Answers.EnsureAsync(response, cancel);
        Console.WriteLine(await response.Content.ReadAsStringAsync(cancel));
    }
}
