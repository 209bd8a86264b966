namespace Ingestion.Fetcher.Polling;

/// <summary>Notices a source that says nothing for much longer than it is used to.</summary>
internal static class Silence
{
    /// <summary>Of a source that publishes at random at its rate, one silence in three thousand is this many mean intervals long (e to the power of
    /// -8).</summary>
    private const double MeanIntervals = 8;

    /// <summary>A pause that a source has made before, a night or a weekend, may be exceeded by so much.</summary>
    private const double LongerThanEver = 1.5;

    private static readonly TimeSpan Shortest = TimeSpan.FromHours(6);

    /// <summary>What to tell the operator; null when the silence is nothing unusual, or the source has no rhythm yet.</summary>
    public static string? Of(DateTimeOffset? lastNew, PublishingRhythm? rhythm, DateTimeOffset now)
    {
        if (lastNew is not { } last || rhythm is null) return null;
        var silence = now - last;
        if (silence <= Longest(Shortest, TimeSpan.FromDays(MeanIntervals / rhythm.PerDay), rhythm.LongestPause * LongerThanEver)) return null;
        return $"It has named nothing new for {silence.TotalHours:0} hours. It used to bring {rhythm.PerDay:0.#} articles a day and was never silent for more than {Math.Ceiling(rhythm.LongestPause.TotalHours):0} hours. "
            + "Look whether its address or its pages changed.";
    }

    private static TimeSpan Longest(params ReadOnlySpan<TimeSpan> spans)
    {
        var longest = spans[0];
        foreach (var span in spans) longest = span > longest ? span : longest;
        return longest;
    }
}
