namespace Ingestion.Search.Queries;

/// <summary>The bounds of a query, the same for every engine.</summary>
internal static class QueryBounds
{
    private const int MaxValues = 50;

    /// <exception cref="SearchRefusedException">Names the field and its bound.</exception>
    public static void Check(SearchQuery query)
    {
        CheckSize(query.Size);
        CheckPeriod(query.From, query.Before);
        var values =
            query.Outlets.Count + query.Districts.Count + query.Admin1s.Count + query.Countries.Count + query.Statuses.Count + query.Languages.Count;
        if (values > MaxValues)
            throw new SearchRefusedException($"{values} filter values were given; at most {MaxValues} are read. Leave some out.");
    }

    /// <exception cref="SearchRefusedException">Names the field and its bound.</exception>
    public static void Check(EventQuery query)
    {
        CheckSize(query.Size);
        CheckPeriod(query.From, query.Before);
    }

    private static void CheckSize(int size)
    {
        if (size is < 1 or > SearchQuery.MaxSize) throw new SearchRefusedException($"size is {size}; it must be 1 to {SearchQuery.MaxSize}.");
    }

    private static void CheckPeriod(DateTimeOffset? from, DateTimeOffset? before)
    {
        if (from >= before) throw new SearchRefusedException("from lies after to, so nothing can match. Swap them.");
    }
}
