using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ingestion.Search.Engines;

/// <summary>Makes an engine ready: checks what it is, puts the templates, and makes each first index with its aliases.</summary>
internal sealed class EngineSetup(IElastic elastic, EngineOptions engine)
{
    /// <exception cref="IndexUnavailableException">It is away, another or too old an engine, or does not allow it.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        EngineVersion.Check(engine, await AskAsync("GET", "/", null, "say what it is", cancel));
        await PrepareAsync("articles", engine.Articles, cancel);
        await PrepareAsync("events", engine.Events, cancel);
    }

    private async Task PrepareAsync(string name, string alias, CancellationToken cancel)
    {
        var template = Template(name);
        template["index_patterns"] = new JsonArray($"{alias}-*");
        await AskAsync("PUT", $"/_index_template/{alias}", template, "put an index template", cancel);
        var exists = await elastic.SendAsync("HEAD", $"/_alias/{EngineOptions.Write(alias)}", default, cancel);
        if (exists.Status == 404) await CreateAsync(alias, cancel);
        else if (!exists.IsSuccess) throw EngineErrors.Refused(exists, "read an alias");
        else await AskAsync("PUT", $"/{EngineOptions.Write(alias)}/_mapping", template["template"]!["mappings"], "extend a mapping", cancel);
    }

    /// <summary>The reading alias hides removed documents, which stay in the index only so that late older writes meet their version.</summary>
    private async Task CreateAsync(string alias, CancellationToken cancel)
    {
        var body = new JsonObject
        {
            ["aliases"] = new JsonObject
            {
                [alias] = new JsonObject { ["filter"] = Json.Bool(("must_not", [Json.Term("removed", true)])) },
                [EngineOptions.Write(alias)] = new JsonObject { ["is_write_index"] = true },
            },
        };
        var answer = await SendAsync("PUT", $"/{alias}-1", body, cancel);
        var made = answer.IsSuccess || EngineErrors.Reason(answer).Contains("already exists", StringComparison.Ordinal);
        if (!made) throw EngineErrors.Refused(answer, "create an index");
    }

    private async Task<ElasticAnswer> AskAsync(string method, string path, JsonNode? body, string what, CancellationToken cancel)
    {
        var answer = await SendAsync(method, path, body, cancel);
        return answer.IsSuccess ? answer : throw EngineErrors.Refused(answer, what);
    }

    private Task<ElasticAnswer> SendAsync(string method, string path, JsonNode? body, CancellationToken cancel) =>
        elastic.SendAsync(method, path, body is null ? default : Encoding.UTF8.GetBytes(body.ToJsonString()), cancel);

    private static JsonNode Template(string name)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"templates/{name}.json")!;
        return JsonNode.Parse(file, documentOptions: new JsonDocumentOptions())!;
    }
}
