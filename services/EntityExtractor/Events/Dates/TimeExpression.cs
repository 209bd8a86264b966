using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Words <c>[First, Last]</c> that tell a time, and the days they mean.</summary>
/// <param name="From">First day; null when nothing resolves it.</param>
/// <param name="To">Last day; equal to <paramref name="From"/> for a single day.</param>
/// <param name="IsSince">"since …": a state's beginning.</param>
/// <param name="Shift">Days to add to the sentence before, when <paramref name="Anchor"/> is the sentence.</param>
internal sealed record TimeExpression(
    int First,
    int Last,
    DateOnly? From,
    DateOnly? To,
    DatePrecision Precision,
    DateAnchor Anchor,
    bool IsSince = false,
    int Shift = 0
)
{
    public static TimeExpression Day(int first, int last, DateOnly day, DateAnchor anchor) => new(first, last, day, day, DatePrecision.Day, anchor);

    public static TimeExpression Span(int first, int last, DateOnly from, DateOnly to, DatePrecision precision, DateAnchor anchor) =>
        new(first, last, from, to, precision, anchor);

    public static TimeExpression Year(int first, int last, int year) =>
        Span(first, last, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DatePrecision.Year, DateAnchor.Explicit);

    public static TimeExpression Month(int first, int last, int year, int month)
    {
        var from = new DateOnly(year, month, 1);
        return Span(first, last, from, from.AddMonths(1).AddDays(-1), DatePrecision.Month, DateAnchor.Explicit);
    }

    /// <summary>So many days from the day that the sentence before tells.</summary>
    public static TimeExpression Relative(int first, int last, int shift) =>
        new(first, last, null, null, DatePrecision.Day, DateAnchor.Sentence, Shift: shift);
}
