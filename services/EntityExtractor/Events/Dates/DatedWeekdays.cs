namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>"Tuesday, 27 January" without a year: the last year in which that day was a Tuesday. A caption or a chronology may be years
/// old.</summary>
internal static class DatedWeekdays
{
    /// <summary>Within so many years a date falls on each weekday at least once, but for 29 February.</summary>
    private const int Years = 11;

    /// <returns>The day of the last year not behind that of <paramref name="day"/>; the day itself when no year agrees.</returns>
    public static DateOnly Agreeing(DateOnly day, DayOfWeek weekday)
    {
        for (var back = 0; back <= Years && day.Year - back >= DateReader.FirstYear; back++)
        {
            if (day.AddYears(-back) is var earlier && earlier.Day == day.Day && earlier.DayOfWeek == weekday) return earlier;
        }

        return day;
    }
}
