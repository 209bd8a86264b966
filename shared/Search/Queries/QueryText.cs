namespace Ingestion.Search.Queries;

/// <summary>
/// What a person typed, understood: alternatives (<c>OR</c>) of clauses whose terms must all be there or be missing.
/// Every input is valid; what is no word, phrase, <c>OR</c> or minus sign only separates words.
/// </summary>
internal sealed record QueryText(IReadOnlyList<Clause> Alternatives)
{
    public const int MaxLength = 1_000;
    public const int MaxTerms = 64;

    /// <summary>True when there is nothing to look for in what was typed.</summary>
    public bool IsEmpty => Alternatives.Count == 0;

    /// <returns>Null when nothing was typed.</returns>
    /// <exception cref="SearchRefusedException">It is longer than the bounds above.</exception>
    public static QueryText? Parse(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (typed.Length > MaxLength)
            throw new SearchRefusedException($"The search text has {typed.Length} characters; at most {MaxLength} are read. Shorten it.");
        var query = new QueryText(Normalise(Group(QueryTokens.Read(typed))));
        var terms = query.Alternatives.Sum(c => c.Required.Count + c.Excluded.Count);
        if (terms > MaxTerms) throw new SearchRefusedException($"The search text has {terms} words; at most {MaxTerms} are read. Shorten it.");
        return query;
    }

    private static List<Clause> Group(IEnumerable<QueryToken> tokens)
    {
        List<Clause> clauses = [new([], [])];
        foreach (var token in tokens)
        {
            if (token.Term is null) clauses.Add(new([], []));
            else if (token.Excluded) clauses[^1].Excluded.Add(token.Term);
            else clauses[^1].Required.Add(token.Term);
        }

        return clauses;
    }

    /// <summary>Drops empty clauses, and those that only exclude when another alternative says what to look for.</summary>
    private static List<Clause> Normalise(List<Clause> clauses)
    {
        var positive = clauses.Where(c => c.Required.Count > 0).ToList();
        return positive.Count > 0 ? positive : [.. clauses.Where(c => c.Excluded.Count > 0).Take(1)];
    }
}

internal sealed record Clause(List<Term> Required, List<Term> Excluded);

/// <param name="Words">One word or more, to be found side by side in this order.</param>
/// <param name="Prefix">True when the last word may go on.</param>
internal sealed record Term(string Words, bool Prefix);
