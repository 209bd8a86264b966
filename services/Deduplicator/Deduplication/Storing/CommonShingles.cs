using System.Collections.Concurrent;
using Ingestion.Deduplicator.Deduplication.Fingerprints;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Shingles of set phrases: their lists are full, with articles of so many clusters that they tell nothing of any. No article is
/// filed under them any more, so they need not be claimed; and as their lists hardly change, they are remembered for a while.
/// </summary>
internal sealed class CommonShingles(DeduplicationOptions options, TimeProvider clock)
{
    private const int Most = 2_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<ulong, (Head[] Holders, DateTimeOffset Until)> _known = new();

    public bool Has(ulong hash) => HoldersOf(hash) is not null;

    /// <summary>The common ones of some shingles, each with the articles that are filed under it.</summary>
    public Dictionary<ulong, Head[]> Among(IEnumerable<ulong> hashes)
    {
        var among = new Dictionary<ulong, Head[]>();
        foreach (var hash in hashes)
        {
            if (HoldersOf(hash) is { } holders) among[hash] = holders;
        }

        return among;
    }

    /// <summary>Takes note of who was found under a shingle.</summary>
    public void Learn(ulong hash, Head[] holders)
    {
        if (holders.Length < Tally.MostHolders || ClustersOf(holders) <= options.CommonClusters + 1) return;
        if (_known.Count >= Most) _known.Clear();
        _known[hash] = (holders, clock.GetUtcNow() + Life);
    }

    private Head[]? HoldersOf(ulong hash)
    {
        if (!_known.TryGetValue(hash, out var entry)) return null;
        if (entry.Until > clock.GetUtcNow()) return entry.Holders;
        _known.TryRemove(hash, out _);
        return null;
    }

    private static int ClustersOf(Head[] holders) => holders.Select(holder => holder.Cluster ?? holder.Id).Distinct().Count();
}
