using Ingestion.Portal.Api;
using Ingestion.Search;
using Microsoft.AspNetCore.Http.Extensions;

namespace Ingestion.Portal.Pages.Searching;

/// <summary>The address of a search and of the searches one step away from it.</summary>
public sealed class SearchAddress(ArticleRequest request)
{
    public ArticleRequest Request { get; } = request;

    /// <summary>True for the first page of everything.</summary>
    public bool IsPlain => ParametersWithout().Count == 0 && string.IsNullOrEmpty(Request.Cursor);

    /// <summary>True when something narrows the search beside the words.</summary>
    public bool IsNarrowed => Filters().Any() || !string.IsNullOrEmpty(Request.From) || !string.IsNullOrEmpty(Request.To);

    /// <summary>The facet values that narrow the search.</summary>
    public IEnumerable<(string Facet, string Value)> Filters() => Facet.All.SelectMany(facet => Values(facet).Select(value => (facet, value)));

    public bool Has(string facet, string value) => Values(facet).Contains(value);

    /// <returns>The same search with this facet value, or without it when it is there.</returns>
    public string Toggle(string facet, string value)
    {
        var has = Has(facet, value);
        var rest = ParametersWithout().Where(p => !(has && p.Key == facet && p.Value == value));
        return Of(has ? rest : rest.Append(new(facet, value)));
    }

    public string WithoutPeriod() => Of(ParametersWithout().Where(p => p.Key is not ("from" or "to")));

    public string OnlyWords() => Of(ParametersWithout().Where(p => p.Key == "q"));

    public string At(string cursor) => Of(ParametersWithout().Append(new("cursor", cursor)));

    public string FirstPage() => Of(ParametersWithout());

    /// <summary>Everything but the cursor: another search begins at its first page.</summary>
    private List<KeyValuePair<string, string>> ParametersWithout()
    {
        List<KeyValuePair<string, string?>> all =
        [
            new("q", Request.Q), .. Filters().Select(f => new KeyValuePair<string, string?>(f.Facet, f.Value)),
            new("from", Request.From), new("to", Request.To), new("sort", Request.Sort), new("size", Request.Size),
        ];
        return [.. all.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => new KeyValuePair<string, string>(p.Key, p.Value!))];
    }

    private static string Of(IEnumerable<KeyValuePair<string, string>> parameters) => "/" + new QueryBuilder(parameters);

    private IEnumerable<string> Values(string facet) => (facet switch
    {
        Facet.Outlet => Request.Outlet,
        Facet.District => Request.District,
        Facet.Admin1 => Request.Admin1,
        Facet.Country => Request.Country,
        Facet.Status => Request.Status,
        Facet.Language => Request.Language,
        _ => null,
    } ?? []).Where(v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.Ordinal);
}
