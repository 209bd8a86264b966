using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Reads decades of the last and of this century.</summary>
internal static class Decades
{
    /// <summary>First year of "1990s", "nineties"; null for other words.</summary>
    public static int? From(string word) => word switch
    {
        "1990s" or "nineties" => 1990,
        "1980s" or "eighties" => 1980,
        "1970s" or "seventies" => 1970,
        "1960s" or "sixties" => 1960,
        "1950s" or "fifties" => 1950,
        "1940s" or "forties" => 1940,
        "2000s" or "noughties" => 2000,
        "2010s" => 2010,
        _ => null,
    };

    public static TimeExpression Whole(int at, int from) =>
        TimeExpression.Span(at, at, new DateOnly(from, 1, 1), new DateOnly(from + 9, 12, 31), DatePrecision.Range, DateAnchor.Explicit);
}
