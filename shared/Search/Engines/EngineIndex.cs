using System.Text.Json;
using System.Text.Json.Nodes;
using Ingestion.Contracts.V1;
using Ingestion.Search.Queries;

namespace Ingestion.Search.Engines;

/// <summary>The index in Elasticsearch or OpenSearch, for many processes.</summary>
internal sealed class EngineIndex(IElastic elastic, EngineOptions engine, TimeProvider clock) : IArticleIndex, IDisposable
{
    private readonly EngineSetup _setup = new(elastic, engine);
    private readonly EngineWriter _writer = new(elastic, new BulkSender(elastic, clock), engine, clock);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile bool _ready;

    public async Task EnsureAsync(CancellationToken cancel)
    {
        if (_ready) return;
        await _turn.WaitAsync(cancel);
        try
        {
            if (!_ready) await _setup.RunAsync(cancel);
            _ready = true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<IndexWrite> writes, CancellationToken cancel)
    {
        await EnsureAsync(cancel);
        return await _writer.WriteAsync(writes, cancel);
    }

    public async Task PurgeAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancel)
    {
        await EnsureAsync(cancel);
        await _writer.PurgeAsync(ids, cancel);
    }

    public async Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancel)
    {
        QueryBounds.Check(query);
        var body = new SearchBody(query);
        var after = Cursor.Read(query.Cursor, body.ByRelevance ? 'r' : 'n');
        if (after is not null && body.ByRelevance)
            after = after with { Score = SearchAnswer.Score(await AskAsync(engine.Articles, body.ScoreOf(after.Id), cancel)) ?? after.Score };
        return SearchAnswer.Read(await AskAsync(engine.Articles, body.Page(after), cancel), query, body.ByRelevance);
    }

    public async Task<ArticleDocument?> GetAsync(ArticleId id, CancellationToken cancel)
    {
        var own = await FindAsync("id", id, cancel);
        return own ?? await FindAsync("copies.id", id, cancel);
    }

    public async Task<EventPage> EventsAsync(EventQuery query, CancellationToken cancel)
    {
        QueryBounds.Check(query);
        return SearchAnswer.ReadEvents(await AskAsync(engine.Events, EventBody.Of(query), cancel), query);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<ArticleDocument?> FindAsync(string field, ArticleId id, CancellationToken cancel)
    {
        var body = new JsonObject { ["size"] = 1, ["query"] = Json.Bool(("filter", [Json.Term(field, id.Value)])) };
        return SearchAnswer.First(await AskAsync(engine.Articles, body, cancel));
    }

    /// <summary>One preference for all: the same copy of a shard answers, so scores do not jump between pages.</summary>
    private async Task<ElasticAnswer> AskAsync(string alias, JsonObject body, CancellationToken cancel)
    {
        await EnsureAsync(cancel);
        var answer = await elastic.SendAsync("POST", $"/{alias}/_search?preference=ingestion", JsonSerializer.SerializeToUtf8Bytes(body), cancel);
        return answer.IsSuccess ? answer : throw EngineErrors.Refused(answer, "search");
    }
}
