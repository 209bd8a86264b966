using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// What stands in the tables, as much of it as the look-up of candidates needs, in this process's memory. It changes only by rows
/// that were read back, whoever wrote them, so that it never knows what was not committed. Safe for concurrent use.
/// </summary>
internal sealed class Mirror(DeduplicationOptions options)
{
    private readonly Lock _gate = new();
    private readonly HeadIndex _index = new(options);
    private readonly Dictionary<long, (int Place, ulong[] Hashes)> _places = [];
    private Snapshot _seen = Snapshot.Nothing;

    /// <summary>The transactions whose rows are in.</summary>
    public Snapshot Seen
    {
        get
        {
            lock (_gate) return _seen;
        }
    }

    /// <summary>How many articles are in.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _places.Count;
        }
    }

    /// <summary>Takes in rows of which others may have changed since <paramref name="seen"/>; those are read again.</summary>
    public void Fill(IEnumerable<HeadRow> rows, Snapshot seen)
    {
        lock (_gate)
        {
            foreach (var row in rows) Take(row);
            _seen = seen;
        }
    }

    /// <summary>Takes in all rows that were changed since an earlier <see cref="Seen"/>, as one statement found them.</summary>
    public void CatchUp(IEnumerable<HeadRow> rows, Snapshot now)
    {
        lock (_gate)
        {
            // What another call has brought meanwhile is as new, or newer.
            foreach (var row in rows.Where(row => !_seen.Has(row.Change))) Take(row);
            if (now.IsNewerThan(_seen)) _seen = now;
        }
    }

    /// <summary>Who shares how much with a subject.</summary>
    public Tally Look(Subject subject)
    {
        lock (_gate) return _index.Count(subject);
    }

    /// <summary>Those of some shingles by which an article can be found: without the common ones.</summary>
    public IReadOnlyList<ulong> Telling(ulong[] hashes)
    {
        lock (_gate) return Array.FindAll(hashes, hash => !_index.IsCommon(hash));
    }

    /// <summary>Lets go of articles that are not filed any more.</summary>
    public void Forget(IEnumerable<long> numbers)
    {
        lock (_gate)
        {
            foreach (var number in numbers) Remove(number);
        }
    }

    private void Take(HeadRow row)
    {
        var number = row.Number!.Value;
        if (row.Expired == 1) Remove(number);
        else if (_places.TryGetValue(number, out var known)) Change(number, known.Place, known.Hashes, row);
        else Add(number, row);
    }

    private void Add(long number, HeadRow row)
    {
        var (place, hashes) = (_index.Add(row.Head()), row.Hashes());
        _index.File(place, hashes);
        _places[number] = (place, hashes);
    }

    private void Change(long number, int place, ulong[] before, HeadRow row)
    {
        _index.Replace(place, row.Head());
        var hashes = row.Hashes();
        if (hashes.AsSpan().SequenceEqual(before)) return;
        _index.Unfile(place, before);
        _index.File(place, hashes);
        _places[number] = (place, hashes);
    }

    private void Remove(long number)
    {
        if (_places.Remove(number, out var known)) _index.Remove(known.Place, known.Hashes);
    }
}
