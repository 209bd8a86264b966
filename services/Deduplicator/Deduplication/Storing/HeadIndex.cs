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
        foreach (var hash in hashes) _postings.Remove(hash, place);
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
            if (HoldersOf(subject.Sketch.Hashes[at]) is { Length: > 0 } holders) tally.Add(at, holders);
        }

        return tally;
    }

    /// <summary>
    /// The list of a set phrase: full, with articles of so many clusters that it tells nothing of any.
    /// </summary>
    public bool IsCommon(ulong hash)
    {
        var holders = HoldersOf(hash);
        if (holders.Length < Tally.MostHolders) return false;
        Span<int> clusters = stackalloc int[Tally.MostHolders];
        var count = 0;
        foreach (var holder in holders)
        {
            if (!clusters[..count].Contains(holder.ClusterKey)) clusters[count++] = holder.ClusterKey;
        }

        return count > options.CommonClusters + 1;
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
