using System.Globalization;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Which transactions a reader has seen: all below <paramref name="From"/>, none from <paramref name="Until"/> on, and of those
/// between all but <paramref name="Open"/>. As PostgreSQL writes it: <c>from:until:open,open</c>.
/// </summary>
internal readonly record struct Snapshot(long From, long Until, long[] Open)
{
    public static Snapshot Nothing { get; } = new(0, 0, []);

    public static Snapshot Parse(string text)
    {
        var parts = text.Split(':');
        return new(Number(parts[0]), Number(parts[1]), parts[2].Length == 0 ? [] : Array.ConvertAll(parts[2].Split(','), Number));
    }

    public bool Has(long transaction) => transaction < From || (transaction < Until && !Open.Contains(transaction));

    /// <summary>Of two snapshots of one database one has all that the other has: the one in which more transactions have ended.</summary>
    public bool IsNewerThan(Snapshot other) => Until - Open.Length > other.Until - other.Open.Length;

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
