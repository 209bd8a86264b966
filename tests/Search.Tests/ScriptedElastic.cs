using System.Text;
using System.Text.Json;
using Ingestion.Search.Engines;

namespace Ingestion.Search.Tests;

/// <summary>An engine that answers as a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedElastic : IElastic
{
    private readonly Queue<Func<IReadOnlyList<string>, ElasticAnswer>> _bulks = new();

    public List<string> Requests { get; } = [];

    /// <summary>The ids in each bulk request, in order.</summary>
    public List<IReadOnlyList<string>> Bulks { get; } = [];

    public string Root { get; set; } = """{"version":{"distribution":"opensearch","number":"2.19.5"}}""";

    /// <summary>Answers the next bulk request with a status an item, by its id.</summary>
    public void NextBulk(Func<string, int> status) => _bulks.Enqueue(ids => Items(ids, status));

    /// <summary>Answers the next bulk request as a whole.</summary>
    public void NextBulk(int status, string body = "{}") => _bulks.Enqueue(_ => Answer(status, body));

    /// <summary>Loses the answer of the next bulk request.</summary>
    public void LoseNextBulk() => _bulks.Enqueue(_ => throw EngineErrors.Unreachable(new Uri("http://engine"), "connection reset", null));

    public Task<ElasticAnswer> SendAsync(string method, string path, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var text = Encoding.UTF8.GetString(body.Span);
        Requests.Add($"{method} {path} {text}".TrimEnd());
        if (path == "/") return Task.FromResult(Answer(200, Root));
        if (!path.StartsWith("/_bulk", StringComparison.Ordinal)) return Task.FromResult(Answer(200, "{}"));
        var ids = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where((_, i) => i % 2 == 0)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("index").GetProperty("_id").GetString()!).ToList();
        Bulks.Add(ids);
        return Task.FromResult(_bulks.TryDequeue(out var scripted) ? scripted(ids) : Items(ids, _ => 201));
    }

    private static ElasticAnswer Items(IReadOnlyList<string> ids, Func<string, int> status)
    {
        var items = ids.Select(id => Item(id, status(id)));
        return Answer(200, $$"""{"errors":true,"items":[{{string.Join(',', items)}}]}""");
    }

    private static string Item(string id, int status)
    {
        var error = status < 300 ? "" : $$""","error":{"type":"x","reason":"because {{status}}"}""";
        return $$$"""{"index":{"_id":"{{{id}}}","status":{{{status}}}{{{error}}} } }""";
    }

    private static ElasticAnswer Answer(int status, string body) => new(status, Encoding.UTF8.GetBytes(body));
}
