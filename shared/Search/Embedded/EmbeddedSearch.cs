using System.Data.Common;
using Dapper;
using Ingestion.Search.Queries;

namespace Ingestion.Search.Embedded;

/// <summary>Answers one search in one transaction, so that page, total and facets come from the same state.</summary>
internal sealed class EmbeddedSearch(DbTransaction transaction, SearchQuery query)
{
    private readonly DbConnection _connection = transaction.Connection!;
    private readonly Selection _selection = new(query);

    public async Task<SearchPage> RunAsync()
    {
        var byRelevance = _selection.Scored && query.Sort != SearchSort.Newest;
        var rows = byRelevance ? await ByRelevanceAsync() : await NewestAsync();
        var page = rows.Take(query.Size).ToList();
        var next = rows.Count > query.Size ? CursorAfter(page[^1], byRelevance).ToString() : null;
        var hits = await new HitReader(transaction, _selection).ReadAsync(page);
        return new SearchPage(await CountAsync(), hits, await FacetsAsync(), next);
    }

    private Task<List<HitRow>> NewestAsync()
    {
        var after = Cursor.Read(query.Cursor, 'n');
        _selection.Parameters.AddDynamicParams(new { Date = after?.Date ?? 0, After = after?.Id });
        return QueryAsync<HitRow>($"""
            {_selection.Hits()} SELECT seq, id, date, score, 0 AS horizon FROM hit
            WHERE @After IS NULL OR date < @Date OR (date = @Date AND id > @After)
            ORDER BY date DESC, id LIMIT @Limit
            """);
    }

    /// <summary>
    /// Scores drift as articles come in. A page goes on after the last item's score as it is now, and leaves out what came in
    /// after the first page, so that nothing is shown twice.
    /// </summary>
    private Task<List<HitRow>> ByRelevanceAsync()
    {
        var after = Cursor.Read(query.Cursor, 'r');
        _selection.Parameters.AddDynamicParams(
            new
            {
                Score = after?.Score ?? 0,
                Date = after?.Date ?? 0,
                After = after?.Id,
                Horizon = after?.Horizon,
            }
        );
        return QueryAsync<HitRow>(
            $"""
            {_selection.ScoredHits()},
            edge AS (SELECT COALESCE((SELECT score FROM hit WHERE id = @After), @Score) AS score, COALESCE(@Horizon, (SELECT MAX(seq) FROM index_articles)) AS horizon)
            SELECT hit.seq, hit.id, hit.date, hit.score, edge.horizon FROM hit, edge
            WHERE hit.seq <= edge.horizon AND (@After IS NULL OR (hit.score, -hit.date, hit.id) > (edge.score, -@Date, @After))
            ORDER BY hit.score, hit.date DESC, hit.id LIMIT @Limit
            """);
    }

    private static Cursor CursorAfter(HitRow last, bool byRelevance) =>
        byRelevance ? new('r', last.Date, last.Id, last.Score, last.Horizon) : new('n', last.Date, last.Id);

    private Task<long> CountAsync() =>
        _connection.ExecuteScalarAsync<long>($"{_selection.Hits()} SELECT COUNT(*) FROM hit", _selection.Parameters, transaction);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<FacetCount>>> FacetsAsync()
    {
        var free = Facet.All.Except(_selection.Filtered).ToList();
        var counts = await CountAsync(free, except: null);
        foreach (var filtered in _selection.Filtered) counts.AddRange(await CountAsync([filtered], except: filtered));
        var byFacet = counts.ToLookup(c => c.Facet);
        return Facet.All.ToDictionary(f => f, f => (IReadOnlyList<FacetCount>)[.. byFacet[f].Select(c => new FacetCount(c.Value, c.Count))]);
    }

    private Task<List<FacetRow>> CountAsync(List<string> facets, string? except)
    {
        _selection.Parameters.Add("facets", facets);
        // What removed articles had is gone from index_facets: without a condition its order alone gives the counts.
        // CROSS keeps SQLite from walking through all facets to look up the few that were found.
        var (hits, from) = _selection.IsEverything
            ? ("WITH", "index_facets")
            : (_selection.Hits(except) + ",", "hit CROSS JOIN index_facets USING (seq)");
        return QueryAsync<FacetRow>(
            $"""
            {hits} counted AS (SELECT facet, value, COUNT(*) AS count FROM {from} WHERE facet IN @facets GROUP BY facet, value),
            ranked AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY facet ORDER BY count DESC, value) AS rank FROM counted)
            SELECT facet, value, count FROM ranked WHERE rank <= {Facet.MaxValues} ORDER BY facet, rank
            """);
    }

    private async Task<List<T>> QueryAsync<T>(string sql)
    {
        _selection.Parameters.Add("Limit", query.Size + 1);
        return [.. await _connection.QueryAsync<T>(sql, _selection.Parameters, transaction)];
    }

    private sealed class FacetRow
    {
        public string Facet { get; init; } = "";

        public string Value { get; init; } = "";

        public long Count { get; init; }
    }
}

/// <summary>A match: where it is and where it stands in the order.</summary>
internal sealed class HitRow
{
    public long Seq { get; init; }

    public string Id { get; init; } = "";

    public long Date { get; init; }

    public double Score { get; init; }

    public long Horizon { get; init; }
}
