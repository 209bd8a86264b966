namespace Ingestion.Fetcher.Polling;

/// <summary>How long to stay away from a listing: half as long after news, half as long again after none, within bounds.</summary>
internal static class Rhythm
{
    private const double Jitter = 0.1;

    /// <param name="last">The interval until now.</param>
    /// <param name="added">New items of this visit.</param>
    /// <param name="asked">Shortest interval that the publisher asks for; null when it does not.</param>
    /// <param name="min">Lower bound.</param>
    /// <param name="max">Upper bound, which also bounds what the publisher asks for.</param>
    public static TimeSpan Next(TimeSpan last, int added, TimeSpan? asked, TimeSpan min, TimeSpan max)
    {
        var next = added > 0 ? last / 2 : last * 1.5;
        if (next < asked) next = asked.Value;
        return next < min ? min : next > max ? max : next;
    }

    /// <summary>Spread by a tenth, so that many sources do not come due on one moment.</summary>
    public static TimeSpan Spread(TimeSpan interval, Random random) => interval * (1 - Jitter + (2 * Jitter * random.NextDouble()));
}
