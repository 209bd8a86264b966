namespace Ingestion.Fetcher.Polling;

/// <summary>Notices a source that says nothing for much longer than it is used to.</summary>
internal static class Silence
{
    /// <summary>Of a source that publishes at random at its rate, one silence in three thousand is this many mean intervals long (e to the power of -8).</summary>
    private const double MeanIntervals = 8;

    private static readonly TimeSpan Shortest = TimeSpan.FromHours(6);

    /// <summary>What to tell the operator; null when the silence is nothing unusual.</summary>
    public static string? Of(DateTimeOffset? lastNew, double articlesPerDay, DateTimeOffset now)
    {
        if (lastNew is not { } last || articlesPerDay <= 0) return null;
        var usual = TimeSpan.FromDays(1 / articlesPerDay);
        var limit = usual * MeanIntervals > Shortest ? usual * MeanIntervals : Shortest;
        var silence = now - last;
        return silence <= limit ? null : $"It has named nothing new for {silence.TotalHours:0} hours; it used to bring {articlesPerDay:0.#} articles a day. Look whether its address or its pages changed.";
    }
}
