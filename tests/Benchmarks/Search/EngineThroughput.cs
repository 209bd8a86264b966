using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Ingestion.Search;
using Ingestion.Search.Engines;

namespace Ingestion.Benchmarks.Search;

/// <summary>Articles a second through the index, and through a bare <c>_bulk</c> loop that checks nothing, in turns on one engine.</summary>
internal static class EngineThroughput
{
    private const int Bulk = 500, Rounds = 9;

    public static async Task RunAsync(string kind, string url, int documents, int seed, TextWriter output, CancellationToken cancel)
    {
        var (ours, bare) = (Options(kind, url, "bench_ours"), Options(kind, url, "bench_bare"));
        var elastic = new HttpElastic(new Clients(ours));
        using var index = new EngineIndex(elastic, ours, TimeProvider.System);
        using var target = new EngineIndex(elastic, bare, TimeProvider.System);
        var (stream, oursRates, bareRates) = (new DocumentStream(seed), new List<double>(), new List<double>());
        try
        {
            await index.EnsureAsync(cancel);
            await target.EnsureAsync(cancel);
            // The first round warms up engine and program and does not count.
            for (var round = 0; round <= Rounds; round++)
            {
                var bulks = stream.Next(documents / Rounds).Chunk(Bulk).ToList();
                foreach (var isOurs in round % 2 == 0 ? [true, false] : new[] { false, true })
                {
                    var time = await TimeAsync(bulks, bulk => isOurs ? index.WriteAsync(bulk, cancel) : BareAsync(elastic, bare, bulk, cancel));
                    if (round > 0) (isOurs ? oursRates : bareRates).Add(documents / Rounds / time.TotalSeconds);
                }
            }

            var ratios = oursRates.Zip(bareRates, (mine, floor) => mine / floor).Order().ToList();
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind}: {Median(oursRates):N0} articles/s through the index, {Median(bareRates):N0} through a bare _bulk loop; ratio {Median(ratios):0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00}; medians of {Rounds} rounds)"
                )
            );
        }
        finally
        {
            foreach (var name in new[] { ours.Articles, ours.Events, bare.Articles, bare.Events })
            {
                await elastic.SendAsync("DELETE", $"/{name}-1", default, CancellationToken.None);
                await elastic.SendAsync("DELETE", $"/_index_template/{name}", default, CancellationToken.None);
            }
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<TimeSpan> TimeAsync(List<IndexWrite[]> bulks, Func<IndexWrite[], Task> write)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var bulk in bulks) await write(bulk);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Articles and events in one request, without versions; the answer is read and not looked at.</summary>
    private static async Task BareAsync(HttpElastic elastic, EngineOptions bare, IndexWrite[] bulk, CancellationToken cancel)
    {
        var body = new StringBuilder();
        foreach (var write in bulk)
        {
            Append(body, EngineOptions.Write(bare.Articles), write.Id.Value, JsonSerializer.Serialize(write.Article, SearchJson.Options));
            foreach (var found in write.Events)
                Append(body, EngineOptions.Write(bare.Events), found.Id, JsonSerializer.Serialize(found, SearchJson.Options));
        }

        await elastic.SendAsync("POST", "/_bulk", Encoding.UTF8.GetBytes(body.ToString()), cancel);
    }

    private static void Append(StringBuilder body, string index, string id, string document) =>
        body.Append($$$"""{"index":{"_index":"{{{index}}}","_id":"{{{id}}}"} }""").Append('\n').Append(document).Append('\n');

    private static EngineOptions Options(string kind, string url, string prefix) =>
        EngineOptions.Of(
            new SearchOptions
            {
                Engine = kind,
                Url = url,
                Prefix = prefix,
            }
        );

    private sealed class Clients(EngineOptions engine) : IHttpClientFactory
    {
        private readonly SocketsHttpHandler _handler = new();

        public HttpClient CreateClient(string name) =>
            new(_handler, disposeHandler: false) { BaseAddress = engine.Address, Timeout = engine.Timeout };
    }
}
