using System.Runtime.InteropServices;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Fingerprints;

/// <summary>Counts which filed articles share sampled shingles with a text, and which of these are furniture of its host.</summary>
internal sealed class Tally(ArticleId own, string host, Sketch sketch, DeduplicationOptions options)
{
    /// <summary>Articles that one shingle is filed under; what more texts have tells nothing.</summary>
    public const int MostHolders = 32;

    /// <summary>Estimated containment from which on two texts are compared in full.</summary>
    private const double WorthComparing = 0.15;

    private const int MostCandidates = 16;
    private const int MostOfOneCluster = 4;

    /// <summary>A host repeats an article under many addresses too, but then under one headline.</summary>
    private const int FurnitureTitles = 3;

    private readonly Dictionary<Head, int> _shared = [];
    private readonly bool[] _isFurniture = new bool[sketch.Hashes.Length];
    private readonly int[] _clusters = new int[options.CommonClusters];
    private readonly int _ownKey = Head.KeyOf(own.Value);
    private readonly int _hostKey = Head.KeyOf(host);
    private readonly HashSet<string> _hostTitles = [];

    /// <summary>Takes in the articles filed under the sketch's hash number <paramref name="hash"/>.</summary>
    public void Add(int hash, ReadOnlySpan<Head> holders)
    {
        if (holders.Length >= options.FurnitureAddresses && IsNoise(hash, holders)) return;
        foreach (var holder in holders)
        {
            if (!IsOwn(holder)) CollectionsMarshal.GetValueRefOrAddDefault(_shared, holder, out _)++;
        }
    }

    /// <summary>The articles worth comparing in full, likeliest first.</summary>
    public List<Head> Candidates()
    {
        if (_shared.Count == 0) return [];
        var perCluster = new Dictionary<ArticleId, int>();
        return
        [
            .. _shared
                .Select(pair => (Head: pair.Key, Shared: pair.Value, Estimate: Estimate(pair.Key, pair.Value)))
                .Where(candidate => candidate.Estimate >= WorthComparing)
                .OrderByDescending(candidate => candidate.Estimate)
                .ThenByDescending(candidate => candidate.Shared)
                .ThenBy(candidate => candidate.Head.Id.Value, StringComparer.Ordinal)
                .Where(candidate =>
                    CollectionsMarshal.GetValueRefOrAddDefault(perCluster, candidate.Head.Cluster ?? candidate.Head.Id, out _)++ < MostOfOneCluster
                )
                .Take(MostCandidates)
                .Select(candidate => candidate.Head),
        ];
    }

    /// <summary>Where furniture stands: from one sampled shingle of it to the next, when none between them is something else.</summary>
    public List<Stretch> Furniture()
    {
        var stretches = new List<Stretch>();
        if (!_isFurniture.Contains(true)) return stretches;
        var before = false;
        foreach (var at in Enumerable.Range(0, sketch.Positions.Length).OrderBy(at => sketch.Positions[at]))
        {
            var end = sketch.Positions[at] + Shingle.Width;
            if (_isFurniture[at] && before) stretches[^1] = stretches[^1] with { End = end };
            else if (_isFurniture[at]) stretches.Add(new Stretch(sketch.Positions[at], end));
            before = _isFurniture[at];
        }

        return stretches;
    }

    private bool IsNoise(int hash, ReadOnlySpan<Head> holders)
    {
        _isFurniture[hash] = AddressesOfHost(holders) >= options.FurnitureAddresses && TitlesOfHost(holders) >= FurnitureTitles;
        return _isFurniture[hash] || AreOfManyClusters(holders);
    }

    private int AddressesOfHost(ReadOnlySpan<Head> holders)
    {
        var addresses = 0;
        foreach (var holder in holders) addresses += IsOfHost(holder) ? 1 : 0;
        return addresses;
    }

    private int TitlesOfHost(ReadOnlySpan<Head> holders)
    {
        _hostTitles.Clear();
        foreach (var holder in holders)
        {
            if (IsOfHost(holder)) _hostTitles.Add(holder.Title);
        }

        return _hostTitles.Count;
    }

    /// <summary>Stops counting when it is sure: this is the dearest part of a look-up.</summary>
    private bool AreOfManyClusters(ReadOnlySpan<Head> holders)
    {
        if (holders.Length <= options.CommonClusters) return false;
        var count = 0;
        foreach (var holder in holders)
        {
            if (IsOwn(holder) || _clusters.AsSpan(0, count).Contains(holder.ClusterKey)) continue;
            if (count == options.CommonClusters) return true;
            _clusters[count++] = holder.ClusterKey;
        }

        return false;
    }

    private bool IsOfHost(Head holder) => holder.HostKey == _hostKey && holder.Host == host && !IsOwn(holder);

    private bool IsOwn(Head holder) => holder.IdKey == _ownKey && holder.Id == own;

    /// <summary>The larger containment, estimated on the hashes that both texts would have filed.</summary>
    private double Estimate(Head head, int shared)
    {
        var cutoff = Math.Min(Sketch.CutoffFor(sketch.Shingles), Sketch.CutoffFor(head.Shingles));
        var below = Array.BinarySearch(sketch.Hashes, cutoff);
        var own = Math.Max(1, below >= 0 ? below + 1 : ~below);
        var theirs = Math.Max(1, head.Shingles * (cutoff / (double)ulong.MaxValue));
        return Math.Min(1, shared / Math.Min(own, theirs));
    }
}
