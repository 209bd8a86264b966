using System.Buffers;
using System.Text.Json;
using Polly;
using Polly.Retry;

namespace Ingestion.Search.Engines;

/// <summary>
/// Sends actions in requests of bounded size. What the engine has no room for now (429, 503) is sent again after a pause, and
/// only that; what it refuses is told with its reason.
/// </summary>
internal sealed class BulkSender
{
    /// <summary>Of one request; engines take 100 MB unless set otherwise.</summary>
    private const int MaxBytes = 8_000_000;

    private const int MaxRetries = 6;

    private readonly IElastic _elastic;
    private readonly ResiliencePipeline<Round> _pipeline;

    public BulkSender(IElastic elastic, TimeProvider clock)
    {
        _elastic = elastic;
        _pipeline = new ResiliencePipelineBuilder<Round> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<Round>
            {
                ShouldHandle = new PredicateBuilder<Round>().HandleResult(round => round.Pending.Count > 0),
                MaxRetryAttempts = MaxRetries,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(5),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
    }

    /// <returns>What became of each action, in their order.</returns>
    /// <exception cref="IndexUnavailableException">The engine is away, stays too busy, or refuses the whole request.</exception>
    public async Task<IReadOnlyList<BulkResult>> SendAsync(IReadOnlyList<BulkAction> actions, CancellationToken cancel)
    {
        var results = new BulkResult[actions.Count];
        foreach (var part in Parts(actions)) await SendPartAsync(actions, part, results, cancel);
        return results;
    }

    private async Task SendPartAsync(IReadOnlyList<BulkAction> actions, List<int> part, BulkResult[] results, CancellationToken cancel)
    {
        var pending = part;
        var last = await _pipeline.ExecuteAsync(
            async token =>
            {
                var round = await SendOnceAsync(actions, pending, results, token);
                pending = round.Pending;
                return round;
            },
            cancel);
        if (last.Pending.Count > 0)
            throw new IndexUnavailableException(
                $"The search engine is too busy: after {MaxRetries + 1} tries {last.Pending.Count} of {part.Count} documents are still refused ({last.Reason}). They are tried again later; give it more room if it stays."
            );
    }

    private async Task<Round> SendOnceAsync(IReadOnlyList<BulkAction> actions, List<int> pending, BulkResult[] results, CancellationToken cancel)
    {
        var body = new ArrayBufferWriter<byte>(pending.Sum(i => actions[i].Lines.Length));
        foreach (var i in pending) body.Write(actions[i].Lines.Span);
        var answer = await _elastic.SendAsync("POST", "/_bulk?require_alias=true", body.WrittenMemory, cancel);
        if (answer.IsBusy) return new(pending, EngineErrors.Reason(answer));
        if (!answer.IsSuccess) throw EngineErrors.Refused(answer, "write documents");
        return Sort(answer, pending, results);
    }

    private static Round Sort(ElasticAnswer answer, List<int> pending, BulkResult[] results)
    {
        using var json = JsonDocument.Parse(answer.Body);
        var busy = new Round([], "");
        foreach (var (item, i) in json.RootElement.GetProperty("items").EnumerateArray().Zip(pending))
        {
            results[i] = BulkResult.Of(item.EnumerateObject().First().Value);
            if (results[i].IsBusy) busy = new([.. busy.Pending, i], results[i].Reason ?? "");
        }

        return busy;
    }

    private static IEnumerable<List<int>> Parts(IReadOnlyList<BulkAction> actions)
    {
        var (part, bytes) = (new List<int>(), 0);
        for (var i = 0; i < actions.Count; i++)
        {
            if (part.Count > 0 && bytes + actions[i].Lines.Length > MaxBytes)
            {
                yield return part;
                (part, bytes) = ([], 0);
            }

            part.Add(i);
            bytes += actions[i].Lines.Length;
        }

        if (part.Count > 0) yield return part;
    }

    /// <param name="Pending">What must be sent again.</param>
    /// <param name="Reason">Why.</param>
    private sealed record Round(List<int> Pending, string Reason);
}

/// <summary>What the engine said of one action.</summary>
internal readonly record struct BulkResult(int Status, string? Reason)
{
    public bool IsWritten => Status is >= 200 and < 300;

    /// <summary>A newer version is there.</summary>
    public bool IsStale => Status == 409;

    public bool IsBusy => Status is 429 or 503;

    public static BulkResult Of(JsonElement item) =>
        new(item.GetProperty("status").GetInt32(), item.TryGetProperty("error", out var error) ? EngineErrors.Reason(error) : null);
}
