using Ingestion.Fetcher.Extraction;

namespace Ingestion.Fetcher.Polling;

/// <summary>
/// Notices a listing that scrolled faster than it was visited: it names nothing that the last visit saw. What came between
/// was never to be seen.
/// </summary>
internal static class Overlap
{
    private const int Kept = 200;
    private const int HashLength = 8;

    /// <summary>A listing that was empty and now names fewer is not taken to be full: hardly any shows so few.</summary>
    private const int FewestThatScroll = 5;

    /// <summary>Short hashes of a listing's entries, to remember until the next visit.</summary>
    public static string Remember(string source, IEnumerable<ItemHint> items) =>
        string.Concat(items.Take(Kept).Select(i => ItemIdentity.Short(ItemIdentity.KeyOf(source, i))[..HashLength]));

    /// <summary>True when there was an earlier visit and nothing that it saw is among what this one sees.</summary>
    /// <param name="last">What the last visit saw; null when this is the first.</param>
    /// <param name="current">What this one sees.</param>
    public static bool IsLost(string? last, string current)
    {
        if (last is null || current.Length == 0) return false;
        if (last.Length == 0) return current.Length >= FewestThatScroll * HashLength;
        var seen = Hashes(last).ToHashSet();
        return !Hashes(current).Any(seen.Contains);
    }

    private static IEnumerable<string> Hashes(string text)
    {
        for (var i = 0; i + HashLength <= text.Length; i += HashLength) yield return text.Substring(i, HashLength);
    }
}
