using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Articles by their sampled shingles, in memory. Each stands in a place that it keeps. Not safe for concurrent use.</summary>
internal sealed class HeadIndex(DeduplicationOptions options)
{
    private readonly PostingIndex _postings = new();
    private readonly List<Head?> _heads = [];
    private readonly Stack<int> _free = [];
    private readonly Head[] _found = new Head[Tally.MostHolders];

    /// <summary>Clusters in a full list from which on it says nothing, whatever becomes of some of its articles.</summary>
    private const int ClustersOfPhrase = 24;

    /// <summary>Shingles of set phrases, whose lists need not be looked at.</summary>
    private readonly HashSet<ulong> _phrases = [];

    /// <returns>Where it stands now.</returns>
    public int Add(Head head)
    {
        if (_free.TryPop(out var place)) _heads[place] = head;
        else
        {
            place = _heads.Count;
            _heads.Add(head);
        }

        return place;
    }

    public void Replace(int place, Head head) => _heads[place] = head;

    /// <summary>Files what stands at a place under hashes, so far as their lists have room.</summary>
    public void File(int place, ulong[] hashes)
    {
        foreach (var hash in hashes) _postings.Add(hash, place);
    }

    /// <summary>Takes what stands at a place off the lists of hashes.</summary>
    public void Unfile(int place, ulong[] hashes)
    {
        foreach (var hash in hashes)
        {
            _postings.Remove(hash, place);
            _phrases.Remove(hash);
        }
    }

    /// <param name="hashes">All that it is filed under.</param>
    public void Remove(int place, ulong[] hashes)
    {
        Unfile(place, hashes);
        _heads[place] = null;
        _free.Push(place);
    }

    /// <summary>Who shares how much with a subject.</summary>
    public Tally Count(Subject subject)
    {
        var tally = new Tally(subject.Article.Id, subject.Article.Host, subject.Sketch, options);
        for (var at = 0; at < subject.Sketch.Hashes.Length; at++)
        {
            var hash = subject.Sketch.Hashes[at];
            if (_phrases.Contains(hash) || HoldersOf(hash) is not { Length: > 0 } holders) continue;
            tally.Add(at, holders);
            if (holders.Length == Tally.MostHolders && IsPhrase(holders)) _phrases.Add(hash);
        }

        return tally;
    }

    /// <summary>
    /// The list of a set phrase: full, with articles of so many clusters that it tells nothing of any.
    /// </summary>
    public bool IsCommon(ulong hash)
    {
        if (_phrases.Contains(hash)) return true;
        var holders = HoldersOf(hash);
        return holders.Length == Tally.MostHolders && ClustersOf(holders) > options.CommonClusters + 1;
    }

    /// <summary>Of many clusters, and no host's furniture.</summary>
    private bool IsPhrase(ReadOnlySpan<Head> holders)
    {
        if (ClustersOf(holders) < Math.Max(ClustersOfPhrase, options.CommonClusters + 2)) return false;
        foreach (var holder in holders)
        {
            var addresses = 0;
            foreach (var other in holders) addresses += other.HostKey == holder.HostKey ? 1 : 0;
            if (addresses >= options.FurnitureAddresses) return false;
        }

        return true;
    }

    private static int ClustersOf(ReadOnlySpan<Head> holders)
    {
        Span<int> clusters = stackalloc int[Tally.MostHolders];
        var count = 0;
        foreach (var holder in holders)
        {
            if (!clusters[..count].Contains(holder.ClusterKey)) clusters[count++] = holder.ClusterKey;
        }

        return count;
    }

    /// <returns>Valid until the next look-up.</returns>
    private ReadOnlySpan<Head> HoldersOf(ulong hash)
    {
        Span<int> places = stackalloc int[Tally.MostHolders];
        var count = 0;
        foreach (var place in places[.._postings.Find(hash, places)]) _found[count++] = _heads[place]!;
        return _found.AsSpan(0, count);
    }
}
