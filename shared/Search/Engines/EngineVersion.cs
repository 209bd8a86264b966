using System.Text.Json;

namespace Ingestion.Search.Engines;

/// <summary>Which engines are understood.</summary>
internal static class EngineVersion
{
    private static readonly Version OldestElasticsearch = new(7, 10);
    private static readonly Version OldestOpenSearch = new(2, 0);

    /// <param name="engine">What the settings say.</param>
    /// <param name="root">The engine's answer to <c>GET /</c>.</param>
    /// <exception cref="IndexUnavailableException">It is another engine than the settings say, or too old.</exception>
    public static void Check(EngineOptions engine, ElasticAnswer root)
    {
        var (kind, version) = Read(engine, root);
        if (kind != engine.Kind)
            throw new IndexUnavailableException(
                $"Index:Engine is {engine.Kind}, but {kind} {version} answers at Index:Url={engine.Address}. Set Index:Engine={kind.ToString().ToLowerInvariant()}, or Index:Url to the other engine."
            );
        var oldest = kind == EngineKind.OpenSearch ? OldestOpenSearch : OldestElasticsearch;
        if (version < oldest)
            throw new IndexUnavailableException($"{kind} {version} answers at Index:Url={engine.Address}; {oldest} or newer is needed. Update it.");
    }

    private static (EngineKind Kind, Version Version) Read(EngineOptions engine, ElasticAnswer root)
    {
        try
        {
            using var json = JsonDocument.Parse(root.Body);
            var version = json.RootElement.GetProperty("version");
            var kind =
                version.TryGetProperty("distribution", out var distribution) && distribution.GetString() == "opensearch"
                    ? EngineKind.OpenSearch
                    : EngineKind.Elasticsearch;
            return (kind, Version.Parse(version.GetProperty("number").GetString()!.Split('-')[0]));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new IndexUnavailableException(
                $"What answers at Index:Url={engine.Address} is no search engine. Set Index:Url to the engine's own address, such as http://localhost:9200.",
                e
            );
        }
    }
}
