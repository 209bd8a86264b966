using Ingestion.Search.Queries;

namespace Ingestion.Search.Embedded;

/// <summary>A query as an FTS5 expression. Every word is quoted, so nothing a person types is syntax.</summary>
internal static class MatchExpression
{
    /// <returns>Null when the query only excludes; <see cref="Excluded"/> then says what.</returns>
    public static string? Required(QueryText query)
    {
        var clauses = query.Alternatives.Where(c => c.Required.Count > 0).Select(Of).ToList();
        return clauses.Count == 0 ? null : string.Join(" OR ", clauses);
    }

    /// <summary>Any of the terms that the only clause of an only excluding query excludes.</summary>
    public static string Excluded(QueryText query) => string.Join(" OR ", query.Alternatives[0].Excluded.Select(Of));

    private static string Of(Clause clause)
    {
        var required = string.Join(" AND ", clause.Required.Select(Of));
        return clause.Excluded.Count == 0 ? $"({required})" : $"(({required}) NOT ({string.Join(" OR ", clause.Excluded.Select(Of))}))";
    }

    private static string Of(Term term) => $"\"{term.Words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(term.Prefix ? " *" : "")}";
}
