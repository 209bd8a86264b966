using Dapper;
using Ingestion.Search.Queries;

namespace Ingestion.Search.Embedded;

/// <summary>Which articles a query selects, as SQL conditions on <c>index_articles a</c> and the parameters they use.</summary>
internal sealed class Selection
{
    /// <summary>Of columns: a match in the title counts most, then one of the canonical names, then the text and what copies add to it.</summary>
    private const string Weights = "6.0, 1.0, 0.7, 3.0";

    private readonly List<string> _always = ["a.removed = 0"];
    private readonly Dictionary<string, string> _byFacet = [];

    /// <exception cref="SearchRefusedException">The text is longer than what is read.</exception>
    public Selection(SearchQuery query)
    {
        AddText(QueryText.Parse(query.Text));
        AddPeriod(query.From, query.Before);
        AddFilter(Facet.Outlet, query.Outlets);
        AddFilter(Facet.District, query.Districts);
        AddFilter(Facet.Admin1, query.Admin1s);
        AddFilter(Facet.Country, query.Countries);
        AddFilter(Facet.Status, [.. query.Statuses.Select(s => Words.Of(s))]);
        AddFilter(Facet.Language, query.Languages);
    }

    public DynamicParameters Parameters { get; } = new();

    /// <summary>True when matches have a score and highlights.</summary>
    public bool Scored { get; private set; }

    /// <summary>True when nothing narrows it.</summary>
    public bool IsEverything => !Scored && _always.Count == 1 && _byFacet.Count == 0;

    /// <summary>The filters that are set.</summary>
    public IReadOnlyCollection<string> Filtered => _byFacet.Keys;

    /// <summary>Common table expression <c>hit (seq, id, date, score)</c> of what is selected, with their scores.</summary>
    public string ScoredHits() => With($"bm25(index_text, {Weights})", null);

    /// <summary>As <see cref="ScoredHits"/>, without scores, which cost more than finding.</summary>
    /// <param name="except">A facet whose own filter does not count.</param>
    public string Hits(string? except = null) => With("0.0", except);

    private string With(string score, string? except)
    {
        var conditions = string.Join(" AND ", _always.Concat(_byFacet.Where(f => f.Key != except).Select(f => f.Value)));
        var (from, match) = Scored
            ? ("index_text JOIN index_articles a ON a.seq = index_text.rowid", "index_text MATCH @match AND ")
            : ("index_articles a", "");
        // Found once and kept, unless it is nearly everything: then the newest are read in order, without finding the rest.
        var hint = Scored || _byFacet.Count > 0 ? "MATERIALIZED" : "NOT MATERIALIZED";
        return $"WITH hit AS {hint} (SELECT a.seq, a.id, a.date, {score} AS score FROM {from} WHERE {match}{conditions})";
    }

    private void AddText(QueryText? text)
    {
        if (text is null) return;
        if (text.IsEmpty)
        {
            _always.Add("FALSE");
            return;
        }

        var match = MatchExpression.Required(text);
        Scored = match is not null;
        Parameters.Add("match", match ?? MatchExpression.Excluded(text));
        if (!Scored) _always.Add("a.seq NOT IN (SELECT rowid FROM index_text WHERE index_text MATCH @match)");
    }

    private void AddPeriod(DateTimeOffset? from, DateTimeOffset? before)
    {
        if (from is not null) Add("from", from.Value.ToUnixTimeMilliseconds(), "a.date >= @from");
        if (before is not null) Add("before", before.Value.ToUnixTimeMilliseconds(), "a.date < @before");
    }

    private void Add(string name, object value, string condition)
    {
        Parameters.Add(name, value);
        _always.Add(condition);
    }

    private void AddFilter(string facet, IReadOnlyList<string> values)
    {
        if (values.Count == 0) return;
        Parameters.Add(facet, values);
        _byFacet[facet] = $"a.seq IN (SELECT seq FROM index_facets WHERE facet = '{facet}' AND value IN @{facet})";
    }
}
