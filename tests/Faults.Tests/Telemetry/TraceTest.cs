using Ingestion.Faults.Tests.Distributed;
using Ingestion.Tests.Distributed;
using Xunit;

namespace Ingestion.Faults.Tests.Telemetry;

/// <summary>What an operator sees of an article on its way.</summary>
[Collection("Distributed")]
public sealed class TraceTest(DistributedNewsroom newsroom)
{
    private static readonly string[] Way = ["Ingestion.Fetcher", "Ingestion.Deduplicator", "Ingestion.EntityExtractor"];

    [Fact]
    public async Task One_article_is_one_trace_from_the_fetcher_to_the_indexer_and_the_alerter()
    {
        await newsroom.WriteAsync();
        await newsroom.SettleAsync();
        var found = await newsroom.GetAsync($"/api/articles?q={newsroom.Newest}");
        var article = found.GetProperty("items")[0].GetProperty("id").GetString()!;
        // Each service sends its spans when it likes: a child can come before its parent.
        await Until.Async(
            () => Task.FromResult(IsWhole(Trace(article), "Ingestion.Indexer") && IsWhole(Trace(article), "Ingestion.Alerter")),
            "the spans lead from the first service to the last",
            () => Task.FromResult(string.Join(", ", Trace(article).Select(span => $"{span.Service} {span.Name}"))));

        Assert.Single(Tagged(article).Select(span => span.Trace).Distinct());
        var root = Assert.Single(Trace(article), span => span.Parent.Length == 0);
        Assert.Equal("Ingestion.Fetcher", root.Service);
    }

    [Fact]
    public async Task Stages_and_ledger_are_metrics()
    {
        await newsroom.WriteAsync();
        await newsroom.SettleAsync();
        string[] ours = ["ingestion.articles", "ingestion.latency", "ingestion.ledger"];
        await Until.Async(
            () => Task.FromResult(ours.All(newsroom.Telemetry.Metrics.ContainsKey)),
            "the metrics have come",
            () => Task.FromResult(string.Join(", ", newsroom.Telemetry.Metrics.Keys))
        );
    }

    private List<Span> Tagged(string article) =>
        [.. newsroom.Telemetry.Spans.Where(span => span.Tags.GetValueOrDefault("ingestion.article") == article)];

    private List<Span> Trace(string article)
    {
        var ids = Tagged(article).Select(span => span.Trace).ToHashSet();
        return [.. newsroom.Telemetry.Spans.Where(span => ids.Contains(span.Trace))];
    }

    private static bool IsWhole(List<Span> trace, string service) => Ancestry(trace, service).SequenceEqual([.. Way, service]);

    /// <summary>Services from the first span down to the last one of <paramref name="service"/>, each once.</summary>
    private static List<string> Ancestry(List<Span> trace, string service)
    {
        var spans = trace.ToDictionary(span => span.Id);
        var way = new List<string>();
        for (var span = trace.LastOrDefault(s => s.Service == service); span is not null; span = spans.GetValueOrDefault(span.Parent))
        {
            if (way.Count == 0 || way[0] != span.Service) way.Insert(0, span.Service);
        }

        return way;
    }
}
