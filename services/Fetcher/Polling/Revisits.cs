namespace Ingestion.Fetcher.Polling;

/// <summary>When an article is visited again: soon while it is young, then less and less, then never.</summary>
internal static class Revisits
{
    /// <summary>Waits as long as the article is old, within the source's bounds, which doubles its age from visit to visit.</summary>
    /// <returns>The next visit; null when the article is older than <paramref name="youngFor"/>.</returns>
    public static DateTimeOffset? Next(
        DateTimeOffset now,
        DateTimeOffset firstSeen,
        DateTimeOffset? published,
        TimeSpan min,
        TimeSpan max,
        TimeSpan youngFor
    )
    {
        var born = published < firstSeen ? published.Value : firstSeen;
        if (now - born >= youngFor) return null;
        var wait = now - firstSeen;
        return now + (wait < min ? min : wait > max ? max : wait);
    }
}
