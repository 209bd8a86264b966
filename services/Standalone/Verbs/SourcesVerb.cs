using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingestion.Standalone.Hosting;

namespace Ingestion.Standalone.Verbs;

/// <summary><c>sources</c>: what <c>/api/sources</c> offers, by hand. Every verb prints the answer, which is JSON but for OPML.</summary>
internal static class SourcesVerb
{
    private const string Sources = "api/sources";

    public static Command Create() => new("sources", "The sources: list, add, pause, resume, fetch now, remove, OPML in and out.")
    {
        Ask("list", "Print every source and how it does.", Sources),
        OfOne("show", "Print one source, its gaps and its troubles.", HttpMethod.Get, ""),
        Add(),
        OfOne("pause", "Visit it no more until it is resumed.", HttpMethod.Post, "/pause"),
        OfOne("resume", "Visit it again, also when it had ended.", HttpMethod.Post, "/resume"),
        OfOne("fetch", "Visit it now; without a running newsroom, as soon as one runs.", HttpMethod.Post, "/fetch"),
        OfOne("remove", "End a source that was added here or by the API; its articles stay.", HttpMethod.Delete, ""),
        Import(),
        Ask("export", "Print the feeds as OPML 2.0.", Sources + ".opml"),
    };

    private static Command Ask(string name, string description, string path)
    {
        var data = SharedOptions.Data();
        var command = new Command(name, description) { data };
        command.SetAction(
            (parsed, cancel) => VerbRunner.RunAsync(() => SendAsync(parsed.GetRequiredValue(data), HttpMethod.Get, path, null, cancel))
        );
        return command;
    }

    private static Command OfOne(string name, string description, HttpMethod method, string act)
    {
        var (id, data) = (new Argument<string>("id") { Description = "The source's id." }, SharedOptions.Data());
        var command = new Command(name, description) { id, data };
        command.SetAction((parsed, cancel) => VerbRunner.RunAsync(() => SendAsync(
            parsed.GetRequiredValue(data), method, $"{Sources}/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}{act}", null, cancel)));
        return command;
    }

    private static Command Add()
    {
        var id = new Argument<string>("id") { Description = "An id of your choice." };
        var url = new Argument<string>("url") { Description = "The address of a feed, a sitemap or a page." };
        var set = new Option<string[]>("--set") { Description = "A further key of the source file, as outlet=… or poll_min=10m; may be repeated." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Add nothing: print what the source would bring." };
        var data = SharedOptions.Data();
        var command = new Command("add", "Add a source.") { id, url, set, dryRun, data };
        command.SetAction((parsed, cancel) => VerbRunner.RunAsync(() => SendAsync(
            parsed.GetRequiredValue(data),
            HttpMethod.Post,
            parsed.GetValue(dryRun) ? Sources + "/dry-run" : Sources,
            Json(Definition(parsed.GetRequiredValue(id), parsed.GetRequiredValue(url), parsed.GetValue(set) ?? [])),
            cancel)));
        return command;
    }

    private static Command Import()
    {
        var (file, data) = (new Argument<FileInfo>("file") { Description = "An OPML document." }, SharedOptions.Data());
        var command = new Command("import", "Add the feeds of an OPML document.") { file, data };
        command.SetAction(
            (parsed, cancel) =>
                VerbRunner.RunAsync(async () =>
                {
                    var opml = parsed.GetRequiredValue(file);
                    if (!opml.Exists)
                        throw new VerbException($"There is no file {opml.FullName}.");
                    await SendAsync(
                        parsed.GetRequiredValue(data),
                        HttpMethod.Post,
                        Sources + "/opml",
                        new ByteArrayContent(await File.ReadAllBytesAsync(opml.FullName, cancel)),
                        cancel
                    );
                })
        );
        return command;
    }

    /// <exception cref="VerbException">A setting is not written as <c>key=value</c>.</exception>
    private static JsonObject Definition(string id, string url, string[] settings)
    {
        var definition = new JsonObject { ["id"] = id, ["url"] = url };
        foreach (var setting in settings)
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) throw new VerbException($"'{setting}' is no setting. Write key=value, as in --set outlet=\"The Tavrin Courier\".");
            definition[setting[..equals]] = ValueOf(setting[(equals + 1)..]);
        }

        return definition;
    }

    /// <summary>Lists and objects as JSON; everything else is text, as in the source file.</summary>
    private static JsonNode ValueOf(string text)
    {
        try
        {
            return text is ['[' or '{', ..] ? JsonNode.Parse(text)! : text;
        }
        catch (JsonException e)
        {
            throw new VerbException($"'{text}' is no JSON: {e.Message}");
        }
    }

    private static StringContent Json(JsonObject definition) => new(definition.ToJsonString(), Encoding.UTF8, "application/json");

    private static async Task SendAsync(string data, HttpMethod method, string path, HttpContent? content, CancellationToken cancel)
    {
        await using var newsroom = await NewsroomConnection.OpenAsync(data, cancel);
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        using var response = await newsroom.Http.SendAsync(request, cancel);
        await Answers.EnsureAsync(response, cancel);
        var answer = await response.Content.ReadAsStringAsync(cancel);
        Console.WriteLine(answer.Length > 0 ? answer : "Done.");
    }
}
