using System.Text.Json;

namespace Ingestion.Search;

/// <summary>Which fields of an article's document each facet counts, and which names the full text finds beside the text itself.</summary>
internal static class FacetValues
{
    public static IEnumerable<(string Facet, string Value)> Of(ArticleDocument article) =>
        Values(Facet.Outlet, article.Outlets)
            .Concat(Values(Facet.District, article.Districts))
            .Concat(Values(Facet.Admin1, article.Admin1s))
            .Concat(Values(Facet.Country, article.Countries))
            .Concat(Values(Facet.Status, article.Statuses.Select(s => Words.Of(s))))
            .Concat(Values(Facet.Language, article.Language is null ? [] : [article.Language]));

    /// <summary>Canonical names, so that an article is found under a name that it spells otherwise.</summary>
    public static IEnumerable<string> Names(ArticleDocument article) =>
        article
            .Places.Concat(article.Districts)
            .Concat(article.Admin1s)
            .Concat(article.Persons)
            .Concat(article.Organisations)
            .Concat(article.ArmedGroups)
            .Concat(article.Outlets)
            .Concat(article.Keywords)
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<(string Facet, string Value)> Values(string facet, IEnumerable<string> values) =>
        values.Distinct(StringComparer.Ordinal).Select(value => (facet, value));
}

/// <summary>Enums as the words they have in JSON.</summary>
public static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
