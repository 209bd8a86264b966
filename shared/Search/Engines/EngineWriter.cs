using System.Text.Json;
using System.Text.Json.Nodes;
using Ingestion.Contracts.V1;

namespace Ingestion.Search.Engines;

/// <summary>
/// Writes articles and their events, which an engine cannot do at once. Events come first, then the articles; what is left
/// of events by an earlier state, by a stale write or by a rejected one is removed at the end. A writer that stops in between
/// is repeated by its message, and whoever writes a newer version cleans up behind older ones.
/// </summary>
internal sealed class EngineWriter(IElastic elastic, BulkSender bulk, EngineOptions engine, TimeProvider clock)
{
    /// <summary>The indices forget a deleted document's version at once (<c>gc_deletes</c>), by a clock of 0.2 s.</summary>
    private static readonly TimeSpan ForgettingTime = TimeSpan.FromSeconds(1);

    private readonly string _articles = EngineOptions.Write(engine.Articles);
    private readonly string _events = EngineOptions.Write(engine.Events);

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<IndexWrite> writes, CancellationToken cancel)
    {
        var items = writes.Select(Item.Of).ToList();
        foreach (var item in items) item.Serialise(_articles, _events);
        await WriteEventsAsync([.. items.Where(i => i.Reason is null && i.Events.Count > 0)], cancel);
        await WriteArticlesAsync([.. items.Where(i => i.Reason is null)], cancel);
        await RemoveLeftEventsAsync(items, cancel);
        return [.. items.Select(i => new WriteResult(i.Write.Id, i.Write.Version, i.Outcome, i.Reason))];
    }

    public async Task PurgeAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancel)
    {
        foreach (var chunk in ids.Chunk(EventQueries.MaxClauses))
        {
            var values = chunk.Select(id => id.Value).ToList();
            await DeleteAsync(_articles, Json.Terms("id", values), cancel);
            await DeleteAsync(_events, Json.Terms("article_id", values), cancel);
        }

        await Task.Delay(ForgettingTime, clock, cancel);
    }

    private async Task WriteEventsAsync(List<Item> items, CancellationToken cancel)
    {
        var results = await bulk.SendAsync([.. items.SelectMany(i => i.Events)], cancel);
        var next = 0;
        foreach (var item in items)
        {
            foreach (var result in results.Skip(next).Take(item.Events.Count).Where(r => !r.IsWritten && !r.IsStale))
                item.Reject($"The index refuses an event: {result.Reason}");
            next += item.Events.Count;
        }
    }

    private async Task WriteArticlesAsync(List<Item> items, CancellationToken cancel)
    {
        var results = await bulk.SendAsync([.. items.Select(i => i.Article!)], cancel);
        foreach (var (item, result) in items.Zip(results))
        {
            if (result.IsStale) item.Outcome = WriteOutcome.Stale;
            else if (!result.IsWritten) item.Reject($"The index refuses the document: {result.Reason}");
        }
    }

    private async Task RemoveLeftEventsAsync(List<Item> items, CancellationToken cancel)
    {
        foreach (var chunk in items.Select(EventQueries.Left).OfType<JsonObject>().Chunk(EventQueries.MaxClauses))
            await DeleteAsync(_events, Json.Bool(("should", chunk)), cancel);
    }

    /// <summary>A query only finds what was refreshed; what another writer changes meanwhile is that one's to clean up.</summary>
    private async Task DeleteAsync(string alias, JsonObject query, CancellationToken cancel)
    {
        await AskAsync($"/{alias}/_refresh", null, cancel);
        await AskAsync($"/{alias}/_delete_by_query?conflicts=proceed&refresh=true", new JsonObject { ["query"] = query }, cancel);
    }

    private async Task AskAsync(string path, JsonObject? body, CancellationToken cancel)
    {
        var answer = await elastic.SendAsync("POST", path, body is null ? default : JsonSerializer.SerializeToUtf8Bytes(body), cancel);
        if (!answer.IsSuccess) throw EngineErrors.Refused(answer, "remove documents");
    }

    /// <summary>A write on its way.</summary>
    internal sealed class Item(IndexWrite write)
    {
        public IndexWrite Write { get; } = write;

        public BulkAction? Article { get; private set; }

        public IReadOnlyList<BulkAction> Events { get; private set; } = [];

        public WriteOutcome Outcome { get; set; } = WriteOutcome.Written;

        public string? Reason { get; private set; }

        public static Item Of(IndexWrite write) => new(write);

        public void Serialise(string articles, string events)
        {
            try
            {
                Events = [.. Write.Events.Select(e => BulkAction.Put(events, e))];
                Article = Write.Article is { } article ? BulkAction.Put(articles, article) : BulkAction.Remove(articles, Write.Id, Write.Version);
            }
            catch (Exception e) when (e is ArgumentException or JsonException or NotSupportedException)
            {
                Reject($"The index refuses the document: {e.Message}");
            }
        }

        public void Reject(string reason) => (Outcome, Reason) = (WriteOutcome.Rejected, reason);
    }
}

/// <summary>Which events a write leaves behind that should not be there.</summary>
internal static class EventQueries
{
    /// <summary>Fewer than the 1 024 that engines allow.</summary>
    public const int MaxClauses = 500;

    /// <returns>Null when there can be none: the first version of an article.</returns>
    public static JsonObject? Left(EngineWriter.Item item) => item.Outcome switch
    {
        WriteOutcome.Written when item.Write.Version > 1 => Of(item, Json.Range("version", "lt", item.Write.Version)),
        WriteOutcome.Written => null,
        _ when item.Write.Events.Count > 0 => Of(item, Json.Term("version", item.Write.Version)),
        _ => null,
    };

    private static JsonObject Of(EngineWriter.Item item, JsonObject versions) =>
        Json.Bool(("filter", [Json.Term("article_id", item.Write.Id.Value), versions]));
}
