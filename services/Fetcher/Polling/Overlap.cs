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

    /// <summary>Short hashes of a listing's entries, to remember until the next visit.</summary>
    public static string Remember(string source, IEnumerable<ItemHint> items) =>
        string.Concat(items.Take(Kept).Select(i => ItemIdentity.Short(ItemIdentity.KeyOf(source, i))[..HashLength]));

    /// <summary>True when both visits saw entries and none of them is the same.</summary>
    public static bool IsLost(string? last, string current)
    {
        if (string.IsNullOrEmpty(last) || current.Length == 0) return false;
        var seen = Hashes(last).ToHashSet();
        return !Hashes(current).Any(seen.Contains);
    }

    private static IEnumerable<string> Hashes(string text)
    {
        for (var i = 0; i + HashLength <= text.Length; i += HashLength) yield return text.Substring(i, HashLength);
    }
}
